package io.github.mqscope.demo.stage;

import io.github.mqscope.demo.peer.PeerPool;
import io.github.mqscope.probe.Peek;
import io.github.mqscope.probe.Probe;
import io.github.mqscope.probe.ProbeState;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What lessons share while somebody looks at them: processes started ahead, and the sight into queues where this
/// machine allows it.
public final class LessonResources implements AutoCloseable {
    private static final int AHEAD = 2;

    private final PeerPool pool = new PeerPool(AHEAD);
    private final boolean looking;
    private @Nullable ProbeState probe;

    /// Starts processes ahead, and looks into queues where that is allowed here.
    public static LessonResources open() throws IOException {
        return open(true);
    }

    /// Starts processes ahead.
    /// @param looking whether to look into queues; without it their contents are what the lesson itself did
    public static LessonResources open(boolean looking) throws IOException {
        LessonResources resources = new LessonResources(looking);
        resources.pool.warm();
        return resources;
    }

    private LessonResources(boolean looking) {
        this.looking = looking;
    }

    PeerPool pool() {
        return pool;
    }

    // Loaded when first asked for, which takes a moment.
    synchronized Optional<Peek> peek() {
        if (!looking) {
            return Optional.empty();
        }
        if (probe == null) {
            probe = Probe.open();
        }
        return probe instanceof ProbeState.Ready(Peek peek) ? Optional.of(peek) : Optional.empty();
    }

    @Override
    public synchronized void close() {
        pool.close();
        if (probe instanceof ProbeState.Ready(Peek peek)) {
            peek.close();
        }
    }
}
