package io.github.mqscope.demo.peer;

import io.github.mqscope.model.failure.Errno;
import java.util.Optional;

/// What the kernel answered to one call of a peer.
///
/// @param result what the call returned, -1 for a failure
/// @param errno  why it failed, empty where it did not
/// @param nanos  how long the call took in the peer
/// @param detail more that the call gave, by words whose meaning is the call's own; often empty
public record Reply(long result, Optional<Errno> errno, long nanos, String detail) {
    /// The answer of a call that succeeded.
    static Reply of(long result, String detail) {
        return new Reply(result, Optional.empty(), 0, detail);
    }

    /// Whether the call succeeded.
    public boolean isDone() {
        return errno.isEmpty();
    }

    /// Whether it failed with this errno.
    public boolean failedWith(Errno other) {
        return errno.filter(other::equals).isPresent();
    }

    /// The n-th word of the detail, empty where there is none.
    public String word(int at) {
        String[] words = detail.split(" ");
        return at < words.length ? words[at] : "";
    }

    /// The n-th word of the detail as a number, 0 where there is none.
    public long number(int at) {
        return word(at).isEmpty() ? 0 : Long.parseLong(word(at));
    }

    /// The n-th word of the detail as bytes, none where there is none.
    public byte[] bytes(int at) {
        return word(at).isEmpty() ? new byte[0] : ProtocolLine.decode(word(at));
    }

    /// `0`, or `-1 EAGAIN`.
    @Override
    public String toString() {
        return errno.map(e -> result + " " + e.name()).orElse(Long.toString(result));
    }

    String line(long id) {
        int number = errno.map(Errno::number).orElse(0);
        return (id + " " + result + " " + number + " " + nanos + " " + detail).strip();
    }

    static Reply parse(ProtocolLine words) {
        int number = words.number(2);
        String detail = String.join(" ", words.from(Math.min(4, words.size())).words());
        return new Reply(
                words.big(1), number == 0 ? Optional.empty() : Optional.of(Errno.of(number)), words.big(3), detail);
    }
}
