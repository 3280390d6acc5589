package io.github.mqscope.probe;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.peek.PeekRequest;
import io.github.mqscope.sys.Bpf;
import io.github.mqscope.sys.BpfRun;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One walk through a queue: the peek program's argument, its answer, its window. For one thread at a time.
///
/// ```c
/// struct request { __u64 first, count, snap, offset; __u32 fd, flags; __u64 room; };   // 48 bytes
/// ```
final class Walk {
    static final long WINDOW_SIZE = 4 << 20;

    /// Ends the walk after the last message that was asked for.
    static final int LISTED_ONLY = 1;

    private static final int REQUEST_SIZE = 48;
    private static final int MOST_TRIES = 1000;

    private final BpfRun run;
    private final MemorySegment window;

    /// @param room how many bytes of the window a walk may fill
    Walk(ProbeDescriptors descriptors, long room, Arena arena) throws ErrnoException {
        this.run = new BpfRun(descriptors.get(PeekProgram.PROGRAM), REQUEST_SIZE, arena);
        run.context().set(ValueLayout.JAVA_LONG, 40, room);
        this.window = Bpf.map(descriptors.get(PeekProgram.WINDOW), 0, WINDOW_SIZE, false, arena);
    }

    /// Walks the queue behind a descriptor of this process.
    /// @param offset from which byte of each body
    /// @return what the window shows until the next walk
    Page take(Fd mqd, PeekRequest request, long offset, int flags) throws ErrnoException {
        MemorySegment ctx = run.context();
        ctx.set(ValueLayout.JAVA_LONG, 0, request.first());
        ctx.set(ValueLayout.JAVA_LONG, 8, request.count());
        ctx.set(ValueLayout.JAVA_LONG, 16, request.snap());
        ctx.set(ValueLayout.JAVA_LONG, 24, offset);
        ctx.set(ValueLayout.JAVA_INT, 36, flags);
        int number = mqd.enter("peek");
        try {
            ctx.set(ValueLayout.JAVA_INT, 32, number);
            return run(request.first());
        } finally {
            mqd.exit();
        }
    }

    // EBUSY: a process that holds copies of our descriptors is walking. EAGAIN: the descriptor table changed.
    private Page run(long first) throws ErrnoException {
        int result = run.run();
        for (int tries = 0; tries < MOST_TRIES && isPassing(result); tries++) {
            Thread.onSpinWait();
            result = run.run();
        }
        if (result < 0) {
            throw new ErrnoException("peek", Errno.of(-result));
        }
        return new Page(window, first);
    }

    private static boolean isPassing(int result) {
        return result == -Errno.EBUSY.number() || result == -Errno.EAGAIN.number();
    }
}
