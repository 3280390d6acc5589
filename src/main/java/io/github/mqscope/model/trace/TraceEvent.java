package io.github.mqscope.model.trace;

import io.github.mqscope.model.failure.Errno;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// A call on a queue: who made it, when, with what, and how it ended; or, where PENDING, that it has not returned.
///
/// @param sequence      its place among all calls, also those lost; nearly, but not quite, in order
/// @param lostBefore    calls lost so far, since tracing began
/// @param startNanos    when it was entered, in nanoseconds since 1970; when it returned where START_UNKNOWN
/// @param durationNanos how long it took, or has taken so far where PENDING; 0 where START_UNKNOWN
/// @param mqd           the descriptor, that of a successful open included; -1 for none
/// @param size          SEND: the length; RECEIVE: the room; OPEN: oflag; NOTIFY: sigev_notify; GETSETATTR:
///                      the new mq_flags
/// @param priority      SEND and RECEIVE: the message's; OPEN: mode; NOTIFY: sigev_signo
/// @param result        what the kernel returned: a length, a descriptor, 0, or an errno made negative
/// @param curmsgs       messages in the queue when it returned
/// @param facts         what else it was given, and what it reached
/// @param payload       as much of the message as was asked for; not to be changed
@SuppressWarnings("ArrayRecordComponent") // Equality is by content, below.
public record TraceEvent(
        long sequence,
        long lostBefore,
        long startNanos,
        long durationNanos,
        TraceCall call,
        Caller caller,
        TracedQueue queue,
        int mqd,
        long size,
        int priority,
        long result,
        int curmsgs,
        CallFacts facts,
        Set<TraceMark> marks,
        byte[] payload) {
    private static final long NANOS = 1_000_000_000;
    private static final int ERESTARTSYS = 512;
    private static final int ERESTART_RESTARTBLOCK = 516;

    /// When it was entered.
    public Instant start() {
        return Instant.ofEpochSecond(startNanos / NANOS, startNanos % NANOS);
    }

    /// When it returned, in nanoseconds since 1970.
    public long endNanos() {
        return startNanos + durationNanos;
    }

    /// Whether the kernel did what was asked.
    public boolean succeeded() {
        return result >= 0 && !is(TraceMark.PENDING) && !is(TraceMark.NOT_ENTERED);
    }

    /// Why it failed. EINTR also where the kernel takes the call up again after a signal: the next call tells.
    public Optional<Errno> errno() {
        if (result >= 0) {
            return Optional.empty();
        }
        boolean interrupted = result <= -ERESTARTSYS && result >= -ERESTART_RESTARTBLOCK;
        return Optional.of(interrupted ? Errno.EINTR : Errno.of((int) -result));
    }

    /// Until when it may wait, where that is known.
    public Optional<CallDeadline> deadline() {
        return is(TraceMark.TIMED) && is(TraceMark.STRUCT_READ)
                ? Optional.of(new CallDeadline(facts.first(), facts.second()))
                : Optional.empty();
    }

    /// Whether it has this mark.
    public boolean is(TraceMark mark) {
        return marks.contains(mark);
    }

    /// Whether a message went in or came out.
    public boolean movedMessage() {
        return succeeded() && (call == TraceCall.SEND || call == TraceCall.RECEIVE);
    }

    /// Bytes of the message that was sent, or meant to be, or that was received; of which [#payload] may hold fewer.
    public long messageLength() {
        return switch (call) {
            case SEND -> size;
            case RECEIVE -> Math.max(result, 0);
            default -> 0;
        };
    }

    /// Whether the payload is all of it.
    public boolean isPayloadWhole() {
        return payload.length == messageLength();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TraceEvent event
                && event.sequence == sequence
                && event.startNanos == startNanos
                && event.result == result
                && event.caller.equals(caller)
                && Arrays.equals(event.payload, payload);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * sequence + startNanos);
    }
}
