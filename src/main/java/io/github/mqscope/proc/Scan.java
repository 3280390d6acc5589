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
                refused, threads.untold(), Self.euid() == 0, Yama.ptraceScope(), PidNamespace.isInner(), true);
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
        Map<Integer, QueueKey> queues = new HashMap<>();
        try (Directory fds = proc.openDirectory(known.pid() + "/fd")) {
            for (byte[] fd : names(fds, known.pid())) {
                int number = Integer.parseInt(new String(fd, StandardCharsets.US_ASCII));
                queue(fds, fd, known.pid(), number).ifPresent(key -> queues.put(number, key));
            }
        }
        if (!queues.isEmpty()) {
            try (Directory process = proc.openDirectory(Integer.toString(known.pid()))) {
                String comm = TaskStatus.comm(process, "comm");
                Known.Program program = known.program(process, comm);
                List<Opener> found = openers(process, known, queues, program);
                threads.look(process, known.pid(), found, program);
            }
        }
        return !queues.isEmpty();
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

    private List<Opener> openers(Directory process, Known known, Map<Integer, QueueKey> queues, Known.Program program)
            throws ErrnoException {
        int euid = TaskStatus.read(process, "status").euid();
        List<Opener> found = new ArrayList<>();
        queues.forEach((fd, queue) -> known.before(fd, queue)
                .or(() -> openFlags(process, fd)
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

    private static Optional<Integer> openFlags(Directory process, int fd) {
        try {
            return Optional.of(TaskStatus.openFlags(FileReads.text(process, "fdinfo/" + fd, SMALL)));
        } catch (ErrnoException closed) {
            return Optional.empty();
        }
    }
}
