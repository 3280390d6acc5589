package io.github.mqscope.proc;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.SeenBy;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.FileReads;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/// The threads that wait on queues, of one pass over the processes.
///
/// `/proc/PID/task/TID/syscall` tells all, but wants the right to attach to the process. `wchan` wants only the
/// right to read it, and says that a thread sleeps in a queue call: on which queue is concluded from what the process
/// holds.
final class BlockedThreads {
    private static final int SMALL = 1024;
    private static final int WCHAN = 64;
    private static final String ASLEEP = "S";

    private final BlockedSince since;
    private final Function<QueueKey, Fill> fills;
    private final Instant asOf;
    private final List<BlockedThread> blocked = new ArrayList<>();
    private int untold;
    private int omitted;

    BlockedThreads(BlockedSince since, Function<QueueKey, Fill> fills, Instant asOf) {
        this.since = since;
        this.fills = fills;
        this.asOf = asOf;
    }

    /// One queue that a thread may wait for.
    private record Wait(QueueKey queue, boolean sending) {}

    List<BlockedThread> longestFirst() {
        return blocked.stream()
                .sorted(Comparator.comparing(BlockedThread::since))
                .toList();
    }

    /// Threads that may wait on a queue, of which nothing may be seen.
    int untold() {
        return untold;
    }

    /// Threads seen, and not kept.
    int omitted() {
        return omitted;
    }

    /// Looks at the threads of a process that holds queues.
    void look(Directory process, int pid, List<Opener> held, Known.Program program) throws ErrnoException {
        try (Directory tasks = process.openDirectory("task")) {
            for (byte[] tid : tasks.names()) {
                try {
                    thread(tasks, pid, new String(tid, StandardCharsets.US_ASCII), held, program);
                } catch (ErrnoException ended) {
                    // It waits no more.
                }
            }
        }
    }

    private void thread(Directory tasks, int pid, String tid, List<Opener> held, Known.Program program)
            throws ErrnoException {
        Optional<String> syscall = syscall(tasks, tid);
        String wchan = FileReads.text(tasks, tid + "/wchan", WCHAN);
        if (syscall.isPresent()) {
            Optional<ThreadCall> call = ThreadCall.parse(syscall.get());
            if (call.isPresent() && (ThreadCall.isQueueSleep(wchan) || ThreadCall.isUntold(wchan))) {
                inCall(tasks, pid, tid, held, program, call.get());
            }
        } else if (ThreadCall.isQueueSleep(wchan)) {
            somewhere(tasks, pid, tid, held, program);
        } else if (ThreadCall.isUntold(wchan)
                && TaskStatus.read(tasks, tid + "/status").state().equals(ASLEEP)) {
            untold++;
        }
    }

    // Empty where it may not be seen.
    private static Optional<String> syscall(Directory tasks, String tid) throws ErrnoException {
        try {
            return Optional.of(FileReads.text(tasks, tid + "/syscall", SMALL));
        } catch (ErrnoException e) {
            if (e.errno().isAnyOf(Errno.EACCES, Errno.EPERM)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void inCall(Directory tasks, int pid, String tid, List<Opener> held, Known.Program program, ThreadCall call)
            throws ErrnoException {
        Optional<Opener> on =
                held.stream().filter(opener -> opener.fd() == call.mqd()).findFirst();
        if (on.isPresent()) {
            add(new BlockedThread(
                    on.get().queue(),
                    pid,
                    Integer.parseInt(tid),
                    TaskStatus.comm(tasks, tid + "/comm"),
                    call.sending(),
                    OptionalLong.of(call.length()),
                    OptionalLong.of(call.priority()),
                    Optional.of(call.timed()),
                    since(tasks, pid, tid, on.get().queue()),
                    SeenBy.SYSCALL,
                    1,
                    call.compat(),
                    program.mqscope()));
        }
    }

    private void somewhere(Directory tasks, int pid, String tid, List<Opener> held, Known.Program program)
            throws ErrnoException {
        Set<Wait> waits = new LinkedHashSet<>();
        for (Opener opener : held) {
            Fill fill = fills.apply(opener.queue());
            if (opener.access() != Access.READ && fill.letsWait(true)) {
                waits.add(new Wait(opener.queue(), true));
            }
            if (opener.access() != Access.WRITE && fill.letsWait(false)) {
                waits.add(new Wait(opener.queue(), false));
            }
        }
        String comm = TaskStatus.comm(tasks, tid + "/comm");
        for (Wait wait : waits) {
            add(new BlockedThread(
                    wait.queue(),
                    pid,
                    Integer.parseInt(tid),
                    comm,
                    wait.sending(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    since(tasks, pid, tid, wait.queue()),
                    SeenBy.WCHAN,
                    waits.size(),
                    program.compat(),
                    program.mqscope()));
        }
    }

    private Instant since(Directory tasks, int pid, String tid, QueueKey queue) throws ErrnoException {
        long switches = TaskStatus.read(tasks, tid + "/status").voluntarySwitches();
        return since.since(new BlockedSince.Sleep(pid, Integer.parseInt(tid), queue, switches), asOf);
    }

    private void add(BlockedThread thread) {
        if (blocked.size() == Holders.BLOCKED) {
            omitted++;
        } else {
            blocked.add(thread);
        }
    }
}
