package io.github.mqscope.proc;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.mqueue.QueueFileSystem;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Self;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The processes of this machine, looked through for queue descriptors and threads that wait on them.
///
/// This process is left out: its descriptors are the watcher's. Nothing of another process is opened but its
/// files in `/proc`, so no queue is touched. For one thread at a time; it remembers from scan to scan since
/// when a thread waits, and whose descriptors it may not see.
public final class ProcessTable {
    private final long device;
    private final QueueLinks links;
    private final BlockedSince sleepers = new BlockedSince();
    private final Map<Integer, Integer> closed = new HashMap<>(); // Processes that refused, and their user then.

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

    /// Looks through all processes now. One that ends meanwhile is left out.
    /// @throws ErrnoException `/proc` itself cannot be read
    public Holders scan() throws ErrnoException {
        Scan scan = new Scan(device, links, sleepers, Instant.now());
        Set<Integer> refused = new HashSet<>();
        try (Directory proc = Directory.open("/proc")) {
            for (byte[] name : proc.names()) {
                int pid = pid(name);
                if (pid > 0 && pid != Self.pid() && !isReadable(proc, pid, scan)) {
                    refused.add(pid);
                }
            }
        }
        closed.keySet().retainAll(refused);
        sleepers.endScan();
        return scan.result(refused.size());
    }

    // A refusal costs an exception; one that refused is asked again only when its user has changed.
    private boolean isReadable(Directory proc, int pid, Scan scan) {
        try {
            Integer refusedAs = closed.get(pid);
            if (refusedAs != null && refusedAs == user(proc, pid)) {
                return false;
            }
            scan.process(proc, pid);
            return true;
        } catch (ErrnoException e) {
            return !e.errno().isAnyOf(Errno.EACCES, Errno.EPERM) || !remember(proc, pid);
        }
    }

    private boolean remember(Directory proc, int pid) {
        try {
            closed.put(pid, user(proc, pid));
            return true;
        } catch (ErrnoException ended) {
            return false;
        }
    }

    private static int user(Directory proc, int pid) throws ErrnoException {
        return proc.stat(Integer.toString(pid).getBytes(StandardCharsets.US_ASCII))
                .uid();
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
