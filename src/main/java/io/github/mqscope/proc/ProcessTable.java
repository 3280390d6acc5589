package io.github.mqscope.proc;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.HeldQueues;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.mqueue.QueueFileSystem;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Self;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The processes of this machine, looked through for queue descriptors and threads that wait on them.
///
/// This process is left out: its descriptors are the watcher's. Nothing of another process is opened but its
/// files in `/proc`, so no queue is touched. For one thread at a time; it remembers from look to look who holds a
/// queue, since when a thread waits, and whose descriptors it may not see.
public final class ProcessTable {
    private final long device;
    private final QueueLinks links;
    private final BlockedSince sleepers = new BlockedSince();
    private Map<Integer, Known> known = new LinkedHashMap<>(); // Those looked at longest ago come first.

    /// @param device device of the message queue file system, [io.github.mqscope.model.queue.QueueKey#dev]
    public ProcessTable(long device) {
        this(device, new byte[0]);
    }

    private ProcessTable(long device, byte[] mountPoint) {
        this.device = device;
        this.links = new QueueLinks(mountPoint);
    }

    /// Knows also queues that were opened as files below the mount point.
    public static ProcessTable of(QueueFileSystem queues) throws ErrnoException {
        long device = Directory.stat(queues.root()).dev();
        try (Directory own = Directory.open("/proc/self/fd")) {
            byte[] mountPoint =
                    own.readlink(Integer.toString(queues.root().number()).getBytes(StandardCharsets.US_ASCII));
            return new ProcessTable(device, mountPoint.length > 1 ? mountPoint : new byte[0]);
        }
    }

    /// Looks through all processes now, not knowing how full queues are.
    public Holders scan() throws ErrnoException {
        return scan(queue -> Fill.UNKNOWN, Optional.empty());
    }

    /// Looks through all processes now, or at those that the kernel names. One that ends meanwhile is left out.
    /// @param fills how full queues are
    /// @param told  by the kernel's own walk, empty without one
    /// @throws ErrnoException `/proc` itself cannot be read
    public Holders scan(Function<QueueKey, Fill> fills, Optional<HeldQueues> told) throws ErrnoException {
        return look(fills, told, Long.MAX_VALUE);
    }

    /// Looks at those that hold queues, at new ones, and at those whose number of descriptors has changed; and
    /// at others, in turn, for so long. Where the kernel tells who holds queues, it is asked instead.
    /// @param told as for [#scan]
    /// @throws ErrnoException `/proc` itself cannot be read
    public Holders look(Function<QueueKey, Fill> fills, Optional<HeldQueues> told, long nanos) throws ErrnoException {
        Optional<KernelList> list = told.map(each -> new KernelList(each, device));
        Scan scan = new Scan(device, links, new BlockedThreads(sleepers, fills, list), list);
        Map<Integer, Known> now = new LinkedHashMap<>();
        try (Directory proc = Directory.open("/proc")) {
            List<Known> others = first(proc, scan, list, now);
            // Of many processes the first alone take longer: the others have their turn.
            long begun = System.nanoTime();
            for (Known other : others) {
                if (System.nanoTime() - begun > nanos) {
                    break;
                }
                look(proc, other, scan);
                now.remove(other.pid()); // To the end of the turn.
                now.put(other.pid(), other);
            }
        }
        known = now;
        sleepers.endScan();
        int refused = (int) known.values().stream()
                .filter(each -> each.refusedAs.isPresent())
                .count();
        return scan.result(refused);
    }

    // Those that were looked at longest ago come first. Beside a list of the kernel's they are those that refused.
    private List<Known> first(Directory proc, Scan scan, Optional<KernelList> list, Map<Integer, Known> now)
            throws ErrnoException {
        Set<Integer> there = there(proc, list);
        List<Known> others = new ArrayList<>();
        for (Known one : known.values()) {
            if (there.remove(one.pid())) {
                now.put(one.pid(), one);
                if (one.isDue(proc, list)) {
                    look(proc, one, scan);
                } else if (list.isEmpty() || one.refusedAs.isPresent()) {
                    others.add(one);
                }
            }
        }
        for (int pid : there) {
            Known one = new Known(pid);
            now.put(pid, one);
            boolean _ = one.hasOtherDescriptors(proc);
            look(proc, one, scan);
        }
        return others;
    }

    private static Set<Integer> there(Directory proc, Optional<KernelList> list) throws ErrnoException {
        if (list.isEmpty() || !list.get().isOfEveryone()) {
            return pids(proc);
        }
        Set<Integer> holders = new LinkedHashSet<>(list.get().holders());
        holders.remove(Self.pid());
        return holders;
    }

    private static Set<Integer> pids(Directory proc) throws ErrnoException {
        Set<Integer> pids = new LinkedHashSet<>();
        for (byte[] name : proc.names()) {
            int pid = pid(name);
            if (pid > 0 && pid != Self.pid()) {
                pids.add(pid);
            }
        }
        return pids;
    }

    // A refusal costs an exception; one that refused is asked again only when its user has changed.
    private static void look(Directory proc, Known one, Scan scan) {
        try {
            if (one.refusedAs.isEmpty() || one.refusedAs.get() != user(proc, one)) {
                one.holds = scan.process(proc, one);
                one.refusedAs = Optional.empty();
            }
        } catch (ErrnoException e) {
            one.holds = false;
            one.refusedAs = e.errno().isAnyOf(Errno.EACCES, Errno.EPERM) ? refusing(proc, one) : Optional.empty();
        }
    }

    private static Optional<Integer> refusing(Directory proc, Known one) {
        try {
            return Optional.of(user(proc, one));
        } catch (ErrnoException ended) {
            return Optional.empty();
        }
    }

    private static int user(Directory proc, Known one) throws ErrnoException {
        return proc.stat(one.name()).uid();
    }

    // 0 for what is no process.
    private static int pid(byte[] name) {
        int pid = 0;
        for (byte b : name) {
            if (b < '0' || b > '9') {
                return 0;
            }
            pid = pid * 10 + (b - '0');
        }
        return pid;
    }
}
