package io.github.mqscope.proc;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.HeldQueues.Waiter;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.SeenBy;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.FileReads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/// The threads that wait on queues, of one pass over the processes.
///
/// `/proc/PID/task/TID/syscall` tells all, but wants the right to attach to the process. The kernel's list, where there
/// is one, tells on which queue a thread waits. `wchan` wants only the right to read it, and says that a thread sleeps
/// in
/// a queue call: on which queue is concluded from what the process holds.
final class BlockedThreads {
    private static final int SMALL = 1024;
    private static final int WCHAN = 64;
    private static final String ASLEEP = "S";

    private final BlockedSince since;
    private final Function<QueueKey, Fill> fills;
    private final Optional<KernelList> list;
    private final Instant asOf = Instant.now();
    private final List<BlockedThread> blocked = new ArrayList<>();
    private int untold;
    private int omitted;

    BlockedThreads(BlockedSince since, Function<QueueKey, Fill> fills, Optional<KernelList> list) {
        this.since = since;
        this.fills = fills;
        this.list = list;
    }

    /// One queue that a thread may wait for.
    private record Wait(QueueKey queue, boolean sending) {}

    /// When the pass began.
    Instant asOf() {
        return asOf;
    }

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

    /// Looks at the threads of a process that holds queues, or at those of them that wait.
    void look(Directory process, int pid, List<Opener> held, Known.Program program) throws ErrnoException {
        Map<Integer, Waiter> waiters = list.map(each -> each.waiters(pid)).orElse(Map.of());
        boolean exact = list.map(KernelList::isExact).orElse(false);
        try (Directory tasks = process.openDirectory("task")) {
            for (int tid : exact ? waiters.keySet() : tasks.numbers()) {
                try {
                    thread(new Seen(tasks, pid, tid, held, program), Optional.ofNullable(waiters.get(tid)));
                } catch (ErrnoException ended) {
                    // It waits no more.
                }
            }
        }
    }

    /// A thread under the eyes.
    private record Seen(Directory tasks, int pid, int tid, List<Opener> held, Known.Program program) {
        String text(String file, int limit) throws ErrnoException {
            return FileReads.text(tasks, tid + file, limit);
        }

        TaskStatus status() throws ErrnoException {
            return TaskStatus.read(tasks, tid + "/status");
        }

        String comm() throws ErrnoException {
            return TaskStatus.comm(tasks, tid + "/comm");
        }

        // Empty where it may not be seen.
        Optional<String> syscall() throws ErrnoException {
            try {
                return Optional.of(text("/syscall", SMALL));
            } catch (ErrnoException e) {
                if (e.errno().isAnyOf(Errno.EACCES, Errno.EPERM)) {
                    return Optional.empty();
                }
                throw e;
            }
        }
    }

    private void thread(Seen thread, Optional<Waiter> listed) throws ErrnoException {
        Optional<String> syscall = thread.syscall();
        String wchan = thread.text("/wchan", WCHAN);
        Optional<ThreadCall> call = syscall.flatMap(ThreadCall::parse)
                .filter(each -> ThreadCall.isQueueSleep(wchan) || ThreadCall.isUntold(wchan));
        if (call.isPresent() && isInCallOn(thread, call.get())) {
            return;
        }
        if (listed.isPresent()) {
            inList(thread, listed.get());
        } else if (syscall.isEmpty() && ThreadCall.isQueueSleep(wchan)) {
            somewhere(thread);
        } else if (syscall.isEmpty()
                && ThreadCall.isUntold(wchan)
                && thread.status().state().equals(ASLEEP)) {
            untold++;
        }
    }

    // Whether that is so: its descriptor is still open.
    private boolean isInCallOn(Seen thread, ThreadCall call) throws ErrnoException {
        Optional<Opener> on = thread.held().stream()
                .filter(opener -> opener.fd() == call.mqd())
                .findFirst();
        if (on.isPresent()) {
            inCall(thread, call, on.get().queue());
        }
        return on.isPresent();
    }

    private void inCall(Seen thread, ThreadCall call, QueueKey queue) throws ErrnoException {
        add(new BlockedThread(
                queue,
                thread.pid(),
                thread.tid(),
                thread.comm(),
                call.sending(),
                OptionalLong.of(call.length()),
                OptionalLong.of(call.priority()),
                Optional.of(call.timed()),
                since(thread, queue),
                SeenBy.SYSCALL,
                1,
                call.compat(),
                thread.program().mqscope()));
    }

    // How much room a receiver has is not in the list.
    private void inList(Seen thread, Waiter waiter) throws ErrnoException {
        add(new BlockedThread(
                waiter.queue(),
                thread.pid(),
                thread.tid(),
                thread.comm(),
                waiter.sending(),
                waiter.sending() ? OptionalLong.of(waiter.size()) : OptionalLong.empty(),
                OptionalLong.of(waiter.priority()),
                Optional.empty(),
                since(thread, waiter.queue()),
                SeenBy.PROBE,
                1,
                thread.program().compat(),
                thread.program().mqscope()));
    }

    private void somewhere(Seen thread) throws ErrnoException {
        Set<Wait> waits = waits(thread.held());
        String comm = thread.comm();
        for (Wait wait : waits) {
            add(new BlockedThread(
                    wait.queue(),
                    thread.pid(),
                    thread.tid(),
                    comm,
                    wait.sending(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    since(thread, wait.queue()),
                    SeenBy.WCHAN,
                    waits.size(),
                    thread.program().compat(),
                    thread.program().mqscope()));
        }
    }

    private Set<Wait> waits(List<Opener> held) {
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
        return waits;
    }

    private Instant since(Seen thread, QueueKey queue) throws ErrnoException {
        long switches = thread.status().voluntarySwitches();
        return since.since(new BlockedSince.Sleep(thread.pid(), thread.tid(), queue, switches), asOf);
    }

    private void add(BlockedThread thread) {
        if (blocked.size() == Holders.BLOCKED) {
            omitted++;
        } else {
            blocked.add(thread);
        }
    }
}
