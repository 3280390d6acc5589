package io.github.mqscope.local;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.model.finding.Observation;
import io.github.mqscope.model.finding.SeenProcess;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.QueueFileSystem;
import io.github.mqscope.proc.Fill;
import io.github.mqscope.proc.Holders;
import io.github.mqscope.proc.ProcessFacts;
import io.github.mqscope.proc.ProcessTable;
import io.github.mqscope.sys.Accounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Looks at all queues and at the processes that hold them, again and again: what stays the same from look to look is
/// stuck. Without a loop and without a thread; it remembers since when a thread waits.
public final class StuckLook implements AutoCloseable {
    private final QueueFileSystem files;
    private final ProcessTable table;
    private final Optional<HolderWalk> walk;
    private final SnapshotBuilder builder = new SnapshotBuilder();
    private final Accounts accounts = new Accounts(() -> {});

    /// @throws IOException the queues cannot be listed, and why
    public StuckLook() throws IOException {
        files = QueueFileSystem.open();
        table = ProcessTable.of(files);
        walk = HolderWalk.load();
    }

    /// Looks now.
    public Observation look() throws IOException {
        List<QueueWatch> queues = new ArrayList<>();
        for (QueueName name : files.names().stream().sorted().toList()) {
            QueueInspection.listed(files, name, accounts).ifPresent(queues::add);
        }
        Map<?, Fill> fills = queues.stream()
                .collect(Collectors.toMap(QueueWatch::key, queue -> Fill.of(queue.attributes()), (a, b) -> a));
        Holders holders = table.scan(
                key -> fills.containsKey(key) ? fills.get(key) : Fill.UNKNOWN, walk.flatMap(HolderWalk::now));
        UnlinkedQueues unlinked = new UnlinkedQueues(accounts);
        boolean _ = unlinked.update(
                holders.unlinked(), queues.stream().map(QueueWatch::key).collect(Collectors.toSet()));
        queues.addAll(unlinked.watches());
        for (QueueWatch queue : queues) {
            boolean _ = queue.held(holders.openersOf(queue.key()), holders.blockedOn(queue.key()));
        }
        queues.sort(Comparator.comparing(QueueWatch::name));
        return new Observation(
                builder.press(queues, new Visibility.Listed(false, holders.hidden())),
                holders.hidden(),
                processes(queues.stream().map(QueueWatch::state).toList()));
    }

    private static List<SeenProcess> processes(List<QueueState> queues) {
        Function<QueueState, List<Integer>> pids = queue -> {
            List<Integer> all = new ArrayList<>(queue.openers().stream()
                    .filter(one -> !one.mqscope())
                    .map(Opener::pid)
                    .toList());
            queue.blocked().stream().map(BlockedThread::pid).forEach(all::add);
            return all;
        };
        return queues.stream()
                .flatMap(queue -> pids.apply(queue).stream())
                .distinct()
                .flatMap(pid -> ProcessFacts.read(pid).stream())
                .toList();
    }

    @Override
    public void close() {
        walk.ifPresent(HolderWalk::close);
        files.close();
    }
}
