package io.github.mqscope.model;

import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.model.peek.WaitingThread;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.model.queue.SeenBy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// A queue's state with what a look into it found: how much is in it, who is registered, who waits. What a look that
/// found no one moment tells is left out.
record PeekedState(QueueState state, PeekedQueue peeked) {
    /// The same object where it tells nothing else.
    QueueState joined() {
        QueueContents contents = peeked.contents();
        QueueState joined = new QueueState(
                state.key(),
                state.name(),
                state.uid(),
                state.owner(),
                state.gid(),
                state.group(),
                state.mode(),
                state.mtimeSeconds(),
                contents.settled() ? state.attributes().map(this::attributes) : state.attributes(),
                contents.settled() ? state.status().map(this::status) : state.status(),
                state.hidden(),
                state.openers(),
                contents.waitersKnown() ? blocked() : state.blocked(),
                state.history(),
                state.changesPerSecond(),
                state.sight());
        return joined.equals(state) ? state : joined;
    }

    private QueueAttributes attributes(QueueAttributes before) {
        return new QueueAttributes(
                before.flags(),
                before.maxmsg(),
                before.msgsize(),
                peeked.contents().curmsgs());
    }

    private QueueStatus status(QueueStatus before) {
        long qsize = peeked.contents().qsize();
        return peeked.contents()
                .registration()
                .map(one -> new QueueStatus(qsize, one.sigevNotify(), one.signo(), one.pid()))
                .orElse(new QueueStatus(qsize, 0, 0, 0));
    }

    // What is known of each from elsewhere stays.
    private List<BlockedThread> blocked() {
        QueueContents contents = peeked.contents();
        List<BlockedThread> all = new ArrayList<>();
        contents.senders().forEach(thread -> all.add(known(thread, true).orElseGet(() -> fresh(thread, true))));
        contents.receivers().forEach(thread -> all.add(known(thread, false).orElseGet(() -> fresh(thread, false))));
        if (contents.waitingSenders() > contents.senders().size()
                || contents.waitingReceivers() > contents.receivers().size()) {
            all.addAll(state.blocked()); // The look has listed only the first.
        }
        return all.stream()
                .distinct()
                .sorted(Comparator.comparing(BlockedThread::since))
                .toList();
    }

    private Optional<BlockedThread> known(WaitingThread thread, boolean sending) {
        return state.blocked().stream()
                .filter(one -> one.tid() == thread.tid() && one.sending() == sending && one.among() == 1)
                .findFirst();
    }

    private BlockedThread fresh(WaitingThread thread, boolean sending) {
        Stream<Opener> held = state.openers().stream().filter(one -> one.pid() == thread.pid());
        Optional<Opener> opener = held.findFirst();
        return new BlockedThread(
                state.key(),
                thread.pid(),
                thread.tid(),
                thread.comm(),
                sending,
                sending ? OptionalLong.of(thread.size()) : OptionalLong.empty(),
                sending ? OptionalLong.of(thread.priority()) : OptionalLong.empty(),
                Optional.empty(),
                peeked.asOf(),
                SeenBy.PROBE,
                1,
                opener.filter(Opener::compat).isPresent(),
                opener.filter(Opener::mqscope).isPresent());
    }
}
