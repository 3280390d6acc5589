package io.github.mqscope.local;

import io.github.mqscope.model.queue.HeldQueues;
import io.github.mqscope.probe.HoldersProgram;
import io.github.mqscope.probe.Peek;
import io.github.mqscope.probe.TraceProgram;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Self;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The kernel's own walk through all descriptors, where this process may have it: else nothing is amiss, and `/proc` is
/// looked through.
///
/// It takes at most a fiftieth of the time of whoever asks again and again: with very many descriptors the holders of
/// the walk before are told in between, and nothing of who waits. One thread at a time.
final class HolderWalk implements AutoCloseable {
    private static final int SHARE = 50;

    /// One walk.
    @FunctionalInterface
    interface Walk {
        HeldQueues walk() throws ErrnoException;
    }

    private final Walk walk;
    private final Runnable release;
    private final LongSupplier nanoTime;
    private Optional<HeldQueues> holders = Optional.empty();
    private long due;

    HolderWalk(Walk walk, Runnable release, LongSupplier nanoTime) {
        this.walk = walk;
        this.release = release;
        this.nanoTime = nanoTime;
    }

    private static HolderWalk of(HoldersProgram program) {
        return new HolderWalk(program::walk, program::close, System::nanoTime);
    }

    /// Loaded with what this process may do.
    static Optional<HolderWalk> load() {
        int uid = Self.euid();
        try {
            return Optional.of(of(HoldersProgram.load(new TraceProgram.Audience(uid == 0, uid))));
        } catch (ErrnoException none) {
            return Optional.empty();
        }
    }

    /// What was handed over with a peek.
    static Optional<HolderWalk> beside(Peek peek) {
        return HoldersProgram.beside(peek).map(HolderWalk::of);
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

    /// What the kernel tells, now or a little before; empty where it does not.
    Optional<HeldQueues> now() {
        long begun = nanoTime.getAsLong();
        if (holders.isPresent() && begun - due < 0) {
            return holders;
        }
        try {
            HeldQueues told = walk.walk();
            due = begun + SHARE * (nanoTime.getAsLong() - begun);
            holders = Optional.of(told.holders());
            return Optional.of(told);
        } catch (ErrnoException none) {
            holders = Optional.empty();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        release.run();
    }
}
