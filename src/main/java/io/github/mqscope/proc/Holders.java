package io.github.mqscope.proc;

import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.HiddenHolders;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueKey;
import java.time.Instant;
import java.util.List;

/// Who holds queues and who waits on them, at one moment.
///
/// @param openers  every descriptor seen on a queue, this process's own left out
/// @param blocked  every thread seen waiting
/// @param unlinked queues without a name that somebody still holds, each once
/// @param hidden   what this user may not see
/// @param asOf     when the scan began
/// @param omitted  descriptors and threads beyond [#OPENERS] and [#BLOCKED]: seen, not kept
public record Holders(
        List<Opener> openers,
        List<BlockedThread> blocked,
        List<UnlinkedQueue> unlinked,
        HiddenHolders hidden,
        Instant asOf,
        int omitted) {
    /// Descriptors kept at the most.
    public static final int OPENERS = 4096;

    /// Blocked threads kept at the most.
    public static final int BLOCKED = 1024;

    /// Unlinked queues kept at the most.
    public static final int UNLINKED = 256;

    /// Before the first scan, and where none is possible.
    public static final Holders NONE =
            new Holders(List.of(), List.of(), List.of(), HiddenHolders.NOT_LOOKED, Instant.EPOCH, 0);

    /// The descriptors on one queue.
    public List<Opener> openersOf(QueueKey queue) {
        return openers.stream().filter(o -> o.queue().equals(queue)).toList();
    }

    /// The threads that wait on one queue, the longest first.
    public List<BlockedThread> blockedOn(QueueKey queue) {
        return blocked.stream().filter(b -> b.queue().equals(queue)).toList();
    }
}
