package io.github.mqscope.local;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.HeldQueues;
import io.github.mqscope.model.queue.HiddenHolders;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.proc.Fill;
import io.github.mqscope.proc.Holders;
import io.github.mqscope.proc.ProcessTable;
import io.github.mqscope.sys.ErrnoException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who holds the watched queues and who waits on them, and which queues have no name. The loop's; what looks through
/// the processes has a thread of its own.
final class HolderWatch implements AutoCloseable {
    private final EventLoop loop;
    private final QueueRegistry registry;
    private final UnlinkedQueues unlinked;
    private final WatchOptions options;
    private final EventLog log;
    private final Runnable changed;
    private final BlockedLog blockedLog;
    private final HolderLog holderLog;
    private volatile Supplier<Optional<HeldQueues>> walk = Optional::empty; // Read by who looks through the processes.
    private Holders holders = Holders.NONE;
    private volatile Map<QueueKey, Fill> fills = Map.of(); // Read by who looks through the processes.
    private @Nullable HolderScans scans;

    /// @param changed called when something else is to be shown
    HolderWatch(
            EventLoop loop,
            QueueRegistry registry,
            UnlinkedQueues unlinked,
            WatchOptions options,
            EventLog log,
            Runnable changed) {
        this.loop = loop;
        this.registry = registry;
        this.unlinked = unlinked;
        this.options = options;
        this.log = log;
        this.changed = changed;
        this.blockedLog = new BlockedLog(log);
        this.holderLog = new HolderLog(log);
    }

    /// Has the kernel asked who holds queues, where it tells.
    void walkBy(Supplier<Optional<HeldQueues>> by) {
        walk = by;
    }

    /// Begins, if that is possible now and was not done.
    void start() {
        if (scans == null) {
            scans = processTable()
                    .map(table -> new HolderScans(
                            nanos -> table.look(key -> fills.getOrDefault(key, Fill.UNKNOWN), walk.get(), nanos),
                            found -> loop.post(() -> held(found))))
                    .orElse(null);
            if (scans != null) {
                scans.start();
            }
        }
    }

    // Without a directory that is ours for certain the first queue tells the device that they are all on.
    private Optional<ProcessTable> processTable() {
        try {
            if (registry.files().filter(files -> files.doubt().isEmpty()).isPresent()) {
                return Optional.of(ProcessTable.of(registry.files().get()));
            }
        } catch (ErrnoException e) {
            log.add(LoopEvent.Kind.FAULT, Optional.empty(), String.valueOf(e.getMessage()));
        }
        return registry.queues().stream()
                .findFirst()
                .map(queue -> new ProcessTable(queue.key().dev()));
    }

    private void held(Holders found) {
        Map<QueueKey, List<Opener>> openers = found.openers().stream().collect(Collectors.groupingBy(Opener::queue));
        Map<QueueKey, List<BlockedThread>> blocked =
                found.blocked().stream().collect(Collectors.groupingBy(BlockedThread::queue));
        boolean moved = !found.hidden().equals(holders.hidden());
        holders = found;
        Map<QueueKey, QueueName> told = names(); // Also of those that end with their last holder.
        Set<QueueKey> named = registry.queues().stream().map(QueueWatch::key).collect(Collectors.toSet());
        moved |= unlinked.update(
                found.unlinked().stream()
                        .filter(one -> options.includes(one.name()))
                        .toList(),
                named);
        told.putAll(names());
        holderLog.changed(found, told);
        for (QueueWatch queue : all().toList()) {
            List<BlockedThread> now = blocked.getOrDefault(queue.key(), List.of());
            blockedLog.changed(queue.name(), queue.blocked(), now, found.asOf());
            moved |= queue.held(openers.getOrDefault(queue.key(), List.of()), now);
        }
        if (moved) {
            changed.run();
        }
    }

    private Stream<QueueWatch> all() {
        return Stream.concat(registry.queues().stream(), unlinked.watches().stream());
    }

    private Map<QueueKey, QueueName> names() {
        return all().collect(Collectors.toMap(QueueWatch::key, QueueWatch::name, (a, b) -> a));
    }

    /// Tells how full queues are.
    void published(Snapshot now) {
        fills = now.queues().stream()
                .collect(Collectors.toMap(QueueState::key, queue -> Fill.of(queue.attributes()), (a, b) -> a));
    }

    /// What may not be seen.
    HiddenHolders hidden() {
        return holders.hidden();
    }

    /// Those without a name.
    UnlinkedQueues unlinked() {
        return unlinked;
    }

    @Override
    public void close() {
        if (scans != null) {
            scans.close();
        }
    }
}
