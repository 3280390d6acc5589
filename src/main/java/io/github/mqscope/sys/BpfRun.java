package io.github.mqscope.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Running a SYSCALL program with a context, again and again, without allocating. For one thread at a time.
///
/// BPF_PROG_RUN: prog_fd 0, retval 4, ctx_size_in 40, ctx_in 48. The kernel copies the context in, runs the
/// program on the calling thread to its end, and copies the context back.
public final class BpfRun {
    private static final int RETVAL = 4;

    private final Fd program;
    private final MemorySegment context;
    private final MemorySegment attr;

    /// Prepares runs of a program, which stays the caller's to close.
    /// @param contextSize bytes of what the program takes as its argument
    public BpfRun(Fd program, long contextSize, Arena arena) {
        this.program = program;
        this.context = arena.allocate(contextSize, 8);
        this.attr = arena.allocate(80, 8);
        attr.set(ValueLayout.JAVA_INT, 40, Math.toIntExact(contextSize));
        attr.set(ValueLayout.JAVA_LONG, 48, context.address());
    }

    /// The argument, to be filled before [#run] and read after.
    public MemorySegment context() {
        return context;
    }

    /// Runs it once.
    /// @return what the program returned
    public int run() throws ErrnoException {
        int _ = Bpf.call(program, Bpf.BPF_PROG_RUN, attr);
        return attr.get(ValueLayout.JAVA_INT, RETVAL);
    }
}
