package io.github.mqscope.local;

import io.github.mqscope.model.queue.HeldQueues;
import io.github.mqscope.probe.HoldersProgram;
import io.github.mqscope.probe.Peek;
import io.github.mqscope.probe.TraceProgram;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Self;
import java.util.Optional;

/// The kernel's own walk through all descriptors, where this process may have it: else nothing is amiss, and `/proc` is
/// looked through.
final class HolderWalk implements AutoCloseable {
    private final HoldersProgram program;

    private HolderWalk(HoldersProgram program) {
        this.program = program;
    }

    /// Loaded with what this process may do.
    static Optional<HolderWalk> load() {
        int uid = Self.euid();
        try {
            return Optional.of(new HolderWalk(HoldersProgram.load(new TraceProgram.Audience(uid == 0, uid))));
        } catch (ErrnoException none) {
            return Optional.empty();
        }
    }

    /// What was handed over with a peek.
    static Optional<HolderWalk> beside(Peek peek) {
        return HoldersProgram.beside(peek).map(HolderWalk::new);
    }

    /// Loads it, walks once, and lets it go.
    static Optional<HeldQueues> once() {
        Optional<HolderWalk> walk = load();
        try {
            return walk.flatMap(HolderWalk::now);
        } finally {
            walk.ifPresent(HolderWalk::close);
        }
    }

    /// Walks now; empty where that fails.
    Optional<HeldQueues> now() {
        try {
            return Optional.of(program.walk());
        } catch (ErrnoException none) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
