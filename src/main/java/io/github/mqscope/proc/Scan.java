package io.github.mqscope.proc;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.mqueue.AccessMode;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.FileReads;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.Stat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One pass over the processes: of each its queue descriptors, and where there are some, its threads.
final class Scan {
    private static final int COMM = 64;
    private static final int SMALL = 1024;
    private static final int STATUS = 8192;

    private final long device;
    private final QueueLinks links;
    private final BlockedSince sleepers;
    private final Instant asOf;
    private final List<Opener> openers = new ArrayList<>();
    private final List<BlockedThread> blocked = new ArrayList<>();
    private int omitted;

    Scan(long device, QueueLinks links, BlockedSince sleepers, Instant asOf) {
        this.device = device;
        this.links = links;
        this.sleepers = sleepers;
        this.asOf = asOf;
    }

    /// What was found; those that wait longest come first.
    Holders result(int unreadable) {
        blocked.sort(Comparator.comparing(BlockedThread::since));
        return new Holders(List.copyOf(openers), List.copyOf(blocked), unreadable, asOf, omitted);
    }

    /// Looks through one process.
    /// @throws ErrnoException EACCES if its descriptors may not be seen, ENOENT or ESRCH if it ended
    void process(Directory proc, int pid) throws ErrnoException {
        Map<Integer, QueueKey> queues = new HashMap<>();
        try (Directory fds = proc.openDirectory(pid + "/fd")) {
            for (byte[] fd : fds.names()) {
                int number = Integer.parseInt(new String(fd, StandardCharsets.US_ASCII));
                queue(fds, fd).ifPresent(key -> queues.put(number, key));
            }
        }
        if (!queues.isEmpty()) {
            try (Directory process = proc.openDirectory(Integer.toString(pid))) {
                openers(process, pid, queues);
                threads(process, pid, queues);
            }
        }
    }

    // Empty for what is no queue, and for a descriptor that was closed meanwhile. A process of the same user
    // with more rights lets its descriptors be counted but not read.
    private Optional<QueueKey> queue(Directory fds, byte[] fd) throws ErrnoException {
        try {
            if (!links.mayBeQueue(fds.readlink(fd))) {
                return Optional.empty();
            }
            Stat stat = fds.stat(fd);
            return stat.dev() == device && isRegularFile(stat)
                    ? Optional.of(MessageQueue.keyOf(stat))
                    : Optional.empty();
        } catch (ErrnoException e) {
            if (e.errno().isAnyOf(Errno.EACCES, Errno.EPERM)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static boolean isRegularFile(Stat stat) {
        return (stat.mode() & 0170000) == 0100000;
    }

    private void openers(Directory process, int pid, Map<Integer, QueueKey> queues) throws ErrnoException {
        String comm = comm(process, "comm");
        int euid = TaskStatus.parse(FileReads.text(process, "status", STATUS)).euid();
        for (var entry : queues.entrySet()) {
            if (openers.size() == Holders.OPENERS) {
                omitted++;
                continue;
            }
            openFlags(process, entry.getKey())
                    .map(flags -> new Opener(
                            entry.getValue(),
                            pid,
                            comm,
                            euid,
                            entry.getKey(),
                            AccessMode.of(flags),
                            (flags & Mq.O_NONBLOCK) != 0))
                    .ifPresent(openers::add);
        }
    }

    private static Optional<Integer> openFlags(Directory process, int fd) {
        try {
            return Optional.of(TaskStatus.openFlags(FileReads.text(process, "fdinfo/" + fd, SMALL)));
        } catch (ErrnoException closed) {
            return Optional.empty();
        }
    }

    private void threads(Directory process, int pid, Map<Integer, QueueKey> queues) throws ErrnoException {
        try (Directory tasks = process.openDirectory("task")) {
            for (byte[] tid : tasks.names()) {
                thread(tasks, pid, new String(tid, StandardCharsets.US_ASCII), queues);
            }
        }
    }

    private void thread(Directory tasks, int pid, String tid, Map<Integer, QueueKey> queues) {
        try {
            Optional<ThreadCall> call = ThreadCall.parse(FileReads.text(tasks, tid + "/syscall", SMALL));
            QueueKey queue = call.map(c -> queues.get(c.mqd())).orElse(null);
            if (call.isPresent()
                    && queue != null
                    && ThreadCall.isQueueSleep(FileReads.text(tasks, tid + "/wchan", COMM))) {
                sleeper(tasks, pid, Integer.parseInt(tid), queue, call.get());
            }
        } catch (ErrnoException endedOrRefused) {
            // It waits on nothing that we may see.
        }
    }

    private void sleeper(Directory tasks, int pid, int tid, QueueKey queue, ThreadCall call) throws ErrnoException {
        if (blocked.size() == Holders.BLOCKED) {
            omitted++;
            return;
        }
        long switches =
                TaskStatus.parse(FileReads.text(tasks, tid + "/status", STATUS)).voluntarySwitches();
        Instant since = sleepers.since(new BlockedSince.Sleep(pid, tid, call, queue, switches), asOf);
        blocked.add(new BlockedThread(
                queue,
                pid,
                tid,
                comm(tasks, tid + "/comm"),
                call.sending(),
                call.length(),
                call.priority(),
                call.timed(),
                since));
    }

    private static String comm(Directory directory, String name) throws ErrnoException {
        byte[] bytes = FileReads.text(directory, name, COMM).getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, 0, Math.max(0, bytes.length - 1), StandardCharsets.UTF_8);
    }
}
