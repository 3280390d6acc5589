package io.github.mqscope.model.finding;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.text.Plural;
import io.github.mqscope.text.ShellWord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One queue in two looks: who holds it, who has been stuck on it from one to the other, and whether it moved.
///
/// @param was   the queue at the first look
/// @param state and at the second
/// @param now   all that was seen at the second
record QueueCase(QueueState was, QueueState state, Observation now) {
    private static final Duration QUIET = Duration.ofSeconds(2);

    /// Threads of others that have waited to send since the first look at least, in the same call.
    List<BlockedThread> senders() {
        return stuck(state.blockedSenders());
    }

    /// Likewise to receive.
    List<BlockedThread> receivers() {
        return stuck(state.blockedReceivers());
    }

    private List<BlockedThread> stuck(List<BlockedThread> threads) {
        return threads.stream()
                .filter(one -> !one.mqscope() && one.among() == 1)
                .filter(one -> was.blocked().stream()
                        .anyMatch(old -> old.tid() == one.tid()
                                && old.sending() == one.sending()
                                && old.since().equals(one.since())))
                .toList();
    }

    /// Processes that have it open for reading, mqscope's own left out.
    List<Integer> readers() {
        return holders(Access.WRITE);
    }

    /// Processes that have it open for writing, likewise.
    List<Integer> writers() {
        return holders(Access.READ);
    }

    private List<Integer> holders(Access not) {
        return others().filter(one -> one.access() != not)
                .map(Opener::pid)
                .distinct()
                .sorted()
                .toList();
    }

    /// Whether anybody but mqscope has it open.
    boolean isHeld() {
        return others().findAny().isPresent();
    }

    private Stream<Opener> others() {
        return state.openers().stream().filter(one -> !one.mqscope());
    }

    /// Whether something lies in it that nobody has taken for longer than a busy reader needs.
    boolean hasWork() {
        boolean lies = state.depth() > 0 && was.depth() > 0 && unused().compareTo(QUIET) >= 0;
        return lies && was.mtimeSeconds() == state.mtimeSeconds() && was.depth() == state.depth();
    }

    /// For how long at least nothing was sent or received.
    Duration unused() {
        return Duration.between(lastUse().plusSeconds(1), now.snapshot().asOf());
    }

    /// The second of the last send or receive.
    Instant lastUse() {
        return Instant.ofEpochSecond(state.mtimeSeconds());
    }

    String name() {
        return state.name()
                + (state.unlinked() ? " (unlinked, inode " + state.key().ino() + ")" : "");
    }

    /// The name as a shell takes it.
    String word() {
        return ShellWord.of(state.name().bytes());
    }

    /// The name as the commands take it that look into a queue, with its inode number where it has lost its name.
    String named() {
        return word() + (state.unlinked() ? " --ino " + state.key().ino() : "");
    }

    /// `orders (812)`, escaped.
    String who(int pid) {
        return others().filter(one -> one.pid() == pid)
                .findFirst()
                .map(one -> Escaped.of(one.who()) + " (" + pid + ")")
                .orElse("process " + pid);
    }

    String who(List<Integer> pids) {
        return pids.stream().map(this::who).collect(Collectors.joining(", "));
    }

    /// `, 2 threads wait to send`, empty where none does.
    String waiting() {
        int waiting = senders().size();
        return waiting == 0
                ? ""
                : ", and " + Plural.of(waiting, "thread") + (waiting == 1 ? " waits" : " wait") + " to send";
    }

    /// `10 of 10 messages`.
    String depth() {
        return state.attributes()
                .map(a -> a.curmsgs() + " of " + Plural.of(a.maxmsg(), "message"))
                .orElse("an unknown number of messages");
    }

    List<Integer> victims() {
        return Stream.concat(senders().stream(), receivers().stream())
                .map(BlockedThread::pid)
                .distinct()
                .sorted()
                .toList();
    }

    /// Critical where senders are stuck, else a warning.
    Severity severity() {
        return senders().isEmpty() ? Severity.WARNING : Severity.CRITICAL;
    }

    /// Certain only where all holders could be seen.
    Certainty certainty() {
        return now.hidden().isNothing() ? Certainty.CERTAIN : Certainty.LIKELY;
    }

    /// What was seen of the queue itself and of who waits on it.
    List<FindingEvidence> evidence() {
        List<FindingEvidence> all = new ArrayList<>();
        all.add(new FindingEvidence(name() + " has " + depth(), "mq_getattr"));
        all.add(new FindingEvidence(
                name() + " was last used " + Math.max(0, unused().toSeconds()) + " s ago or before", "its st_mtime"));
        senders().forEach(one -> all.add(evidence(one)));
        receivers().forEach(one -> all.add(evidence(one)));
        return all;
    }

    FindingEvidence evidence(BlockedThread thread) {
        String waits = who(thread.pid()) + ", thread " + thread.tid() + ", waits to "
                + (thread.sending() ? "send to " : "receive from ") + name() + ", for "
                + String.format(
                        java.util.Locale.ROOT,
                        "%.1f",
                        Duration.between(thread.since(), now.snapshot().asOf()).toMillis() / 1e3)
                + " s at least";
        return new FindingEvidence(
                waits,
                "/proc/" + thread.pid() + "/task/" + thread.tid() + "/"
                        + thread.seenBy().word());
    }

    /// A finding about it.
    Finding finding(
            FindingKind kind,
            Severity severity,
            Certainty certainty,
            List<Integer> culprits,
            String text,
            List<FindingEvidence> evidence,
            List<String> next) {
        return new Finding(
                kind,
                severity,
                certainty,
                Optional.of(state.name()),
                Optional.of(state.key()),
                List.of(state.name()),
                culprits,
                victims(),
                lastUse(),
                text,
                evidence,
                next);
    }
}
