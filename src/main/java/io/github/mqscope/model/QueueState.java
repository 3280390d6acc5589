package io.github.mqscope.model;

import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.history.History;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.queue.QueueStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One queue at one moment.
///
/// @param key        which queue
/// @param name       its name
/// @param uid        owner
/// @param owner      owner's name
/// @param gid        group
/// @param group      group's name
/// @param mode       permission bits, such as 0600
/// @param mtimeSeconds second of the last send or receive; moves also where depth watching sees nothing
/// @param attributes mq_getattr, empty where the queue may not be opened
/// @param status     bytes and notification, empty likewise
/// @param hidden     why it may not be opened
/// @param openers    who holds it open, without us
/// @param blocked    who waits on it
/// @param history    depth and activity, at three resolutions
/// @param changesPerSecond changes of depth seen in the last second; hand-offs are invisible
/// @param sight      how closely it is watched
public record QueueState(
        QueueKey key,
        QueueName name,
        int uid,
        String owner,
        int gid,
        String group,
        int mode,
        long mtimeSeconds,
        Optional<QueueAttributes> attributes,
        Optional<QueueStatus> status,
        Optional<QueueFailure> hidden,
        List<Opener> openers,
        List<BlockedThread> blocked,
        History history,
        double changesPerSecond,
        Sight sight) {
    // Two looks at the threads.
    private static final Duration BUSY = Duration.ofSeconds(2);

    /// Whether it is looked at on the timer only, and its changes are not all seen.
    public boolean sampled() {
        return sight != Sight.EACH_CHANGE;
    }

    /// Whether it has no name any more, and lives on since somebody holds it open.
    public boolean unlinked() {
        return sight == Sight.UNLINKED;
    }

    /// Threads that wait to send.
    public List<BlockedThread> blockedSenders() {
        return blocked.stream().filter(BlockedThread::sending).toList();
    }

    /// Threads that wait to receive. While there is one, messages are handed over without being queued:
    /// depth does not move and nothing is notified.
    public List<BlockedThread> blockedReceivers() {
        return blocked.stream().filter(b -> !b.sending()).toList();
    }

    /// Whether a thread that waits to receive was busy just now: its call is young, and the queue was used. Such a one
    /// is
    /// at work and not stuck.
    public boolean isReceiving(BlockedThread thread, Instant asOf) {
        return !thread.sending()
                && Duration.between(thread.since(), asOf).compareTo(BUSY) < 0
                && mtimeSeconds >= thread.since().getEpochSecond() - BUSY.toSeconds();
    }

    /// Messages in the queue, -1 where unknown.
    public long depth() {
        return attributes.map(QueueAttributes::curmsgs).orElse(-1L);
    }

    /// Depth by capacity, 0 to 1; 0 where unknown.
    public double fill() {
        return attributes.map(a -> (double) a.curmsgs() / a.maxmsg()).orElse(0.0);
    }
}
