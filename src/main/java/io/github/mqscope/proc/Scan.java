package io.github.mqscope.proc;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.HiddenHolders;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.AccessMode;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.FileReads;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.Self;
import io.github.mqscope.sys.Stat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One pass over the processes: of each its queue descriptors, and where there are some, its threads.
final class Scan {
    private static final int SMALL = 1024;
    private static final int O_PATH = 010000000; // It names the queue, and can neither send nor receive.
    private static final byte[] DELETED = " (deleted)".getBytes(StandardCharsets.US_ASCII);

    private final long device;
    private final QueueLinks links;
    private final Optional<KernelList> list;
    private final List<Opener> openers = new ArrayList<>();
    private final Map<QueueKey, UnlinkedQueue> unlinked = new LinkedHashMap<>();
    private final BlockedThreads threads;
    private int omitted;

    /// @param threads takes in those that wait
    Scan(long device, QueueLinks links, BlockedThreads threads, Optional<KernelList> list) {
        this.device = device;
        this.links = links;
        this.threads = threads;
        this.list = list;
    }

    /// What was found; those that wait longest come first.
    /// @param refused processes that may not be looked into
    Holders result(int refused) {
        HiddenHolders hidden = new HiddenHolders(
                refused,
                threads.untold(),
                Self.euid() == 0,
                Yama.ptraceScope(),
                PidNamespace.isInner(),
                ProcMount.hidesOthers(),
                true);
        return new Holders(
                List.copyOf(openers),
                threads.longestFirst(),
                List.copyOf(unlinked.values()),
                hidden,
                threads.asOf(),
                omitted + threads.omitted());
    }

    /// Looks through one process.
    /// @return whether it holds a queue
    /// @throws ErrnoException EACCES if its descriptors may not be seen, ENOENT or ESRCH if it ended
    boolean process(Directory proc, Known known) throws ErrnoException {
        int task = known.pid();
        Map<Integer, QueueKey> queues = queues(proc, known.pid(), task);
        if (queues.isEmpty() && hasNone(proc, task)) {
            task = another(proc, known.pid());
            queues = task == known.pid() ? queues : queues(proc, known.pid(), task);
        }
        if (!queues.isEmpty()) {
            try (Directory process = proc.openDirectory(Integer.toString(known.pid()))) {
                String comm = TaskStatus.comm(process, "comm");
                Known.Program program = known.program(process, comm);
                List<Opener> found = openers(process, known, task, queues, program);
                threads.look(process, known.pid(), found, program);
            }
        }
        return !queues.isEmpty();
    }

    // The queues among the descriptors that one of its threads has.
    private Map<Integer, QueueKey> queues(Directory proc, int pid, int task) throws ErrnoException {
        Map<Integer, QueueKey> queues = new HashMap<>();
        try (Directory fds = proc.openDirectory(task + "/fd")) {
            for (byte[] fd : names(fds, pid)) {
                int number = Integer.parseInt(new String(fd, StandardCharsets.US_ASCII));
                queue(fds, fd, task, number).ifPresent(key -> queues.put(number, key));
            }
        }
        return queues;
    }

    private static boolean hasNone(Directory proc, int task) throws ErrnoException {
        try (Directory fds = proc.openDirectory(task + "/fd")) {
            return fds.names().isEmpty();
        }
    }

    // Where the first thread has ended by itself the others still have the descriptors.
    private static int another(Directory proc, int pid) throws ErrnoException {
        try (Directory tasks = proc.openDirectory(pid + "/task")) {
            for (byte[] name : tasks.names()) {
                int tid = Integer.parseInt(new String(name, StandardCharsets.US_ASCII));
                if (tid != pid && !hasNone(proc, tid)) {
                    return tid;
                }
            }
            return pid;
        }
    }

    // Those that the kernel names, or all.
    private List<byte[]> names(Directory fds, int pid) throws ErrnoException {
        Optional<Set<Integer>> listed = list.flatMap(each -> each.descriptors(pid));
        return listed.isEmpty()
                ? fds.names()
                : listed.get().stream()
                        .map(fd -> Integer.toString(fd).getBytes(StandardCharsets.US_ASCII))
                        .toList();
    }

    // Empty for what is no queue, and for a descriptor that was closed meanwhile. A process of the same user
    // with more rights lets its descriptors be counted but not read.
    private Optional<QueueKey> queue(Directory fds, byte[] fd, int pid, int number) throws ErrnoException {
        try {
            byte[] target = fds.readlink(fd);
            if (!links.mayBeQueue(target)) {
                return Optional.empty();
            }
            Stat stat = fds.stat(fd);
            if (stat.dev() != device || !isRegularFile(stat)) {
                return Optional.empty();
            }
            QueueKey key = MessageQueue.keyOf(stat);
            if (stat.nlink() == 0 && unlinked.size() < Holders.UNLINKED) {
                nameOf(target)
                        .ifPresent(name -> unlinked.putIfAbsent(key, new UnlinkedQueue(key, name, stat, pid, number)));
            }
            return Optional.of(key);
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

    // The kernel gives the name that it had, and says so behind it.
    private static Optional<QueueName> nameOf(byte[] target) {
        int end = target.length - DELETED.length;
        if (end <= 0 || !Arrays.equals(target, end, target.length, DELETED, 0, DELETED.length)) {
            return Optional.empty();
        }
        int slash = end - 1;
        while (slash > 0 && target[slash] != '/') {
            slash--;
        }
        try {
            return Optional.of(QueueName.ofBytes(Arrays.copyOfRange(target, slash, end)));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    private List<Opener> openers(
            Directory process, Known known, int task, Map<Integer, QueueKey> queues, Known.Program program)
            throws ErrnoException {
        int euid = TaskStatus.read(process, "status").euid();
        List<Opener> found = new ArrayList<>();
        queues.forEach((fd, queue) -> known.before(fd, queue)
                .or(() -> openFlags(process, "task/" + task + "/fdinfo/" + fd)
                        .filter(flags -> (flags & O_PATH) == 0)
                        .map(flags -> new Opener(
                                queue,
                                known.pid(),
                                program.comm(),
                                euid,
                                fd,
                                AccessMode.of(flags),
                                (flags & Mq.O_NONBLOCK) != 0,
                                program.compat(),
                                program.mqscope())))
                .ifPresent(found::add));
        known.held(found);
        int kept = Math.min(found.size(), Holders.OPENERS - openers.size());
        openers.addAll(found.subList(0, kept));
        omitted += found.size() - kept;
        return found;
    }

    private static Optional<Integer> openFlags(Directory process, String file) {
        try {
            return Optional.of(TaskStatus.openFlags(FileReads.text(process, file, SMALL)));
        } catch (ErrnoException closed) {
            return Optional.empty();
        }
    }
}
