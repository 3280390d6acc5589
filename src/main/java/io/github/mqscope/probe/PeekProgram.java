package io.github.mqscope.probe;

import io.github.mqscope.sys.ErrnoException;

/// Loading `peek.bpf.c`.
final class PeekProgram {
    static final String PROGRAM = "peek";
    static final String WINDOW = "window";

    private static final String ROOM = "room";

    private PeekProgram() {}

    /// The program and its window. The rooms, in which it works before it shows, stay inside the kernel.
    static ProbeDescriptors load() throws ErrnoException {
        return LightSkeleton.ofResource("peek").load().without(ROOM);
    }
}
