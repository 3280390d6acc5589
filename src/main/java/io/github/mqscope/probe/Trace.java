package io.github.mqscope.probe;

import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.sys.Bpf;
import io.github.mqscope.sys.BpfRing;
import io.github.mqscope.sys.Clock;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// A trace under way: the programs are attached, and what they write can be read here, by one thread, which now and
/// then has the kernel look for calls that have not returned.
///
/// The kernel wakes the reader when 256 KiB have come, or after some quiet; what comes in between waits for
/// the next tick of [RunningTrace#TICK_MILLIS], which is the reader's to set. Nothing here blocks but [#finish].
public final class Trace implements RunningTrace {
    private static final long SETTLE_NANOS = 200_000_000;
    private static final long STEP_NANOS = 200_000;
    private static final long LOOK_NANOS = 500_000_000;
    private static final int PATIENCE_NANOS = 200_000_000;

    private final Arena arena = Arena.ofShared();
    private final List<Fd> links = new ArrayList<>();
    private final TraceDecoder decoder = new TraceDecoder();
    private final TraceMaps maps;
    private final BpfRing ring;
    private final Fd pending;
    private long read;
    private long looked;

    private Trace(ProbeDescriptors descriptors) throws ErrnoException {
        pending = descriptors.get("trace_pending");
        try {
            maps = new TraceMaps(descriptors, arena);
            ring = ring(descriptors, arena);
        } catch (ErrnoException e) {
            arena.close();
            throw e;
        }
    }

    static BpfRing ring(ProbeDescriptors descriptors, Arena arena) throws ErrnoException {
        return new BpfRing(descriptors.get("trace_ring"), TraceDecoder.LONGEST, arena);
    }

    static Trace start(ProbeDescriptors descriptors, TraceOptions options) throws ErrnoException {
        Trace trace = new Trace(descriptors);
        try {
            trace.ring.discard();
            trace.maps.prepare(options);
            trace.links.add(TraceProgram.attach(descriptors.get("trace_enter")));
            trace.links.add(TraceProgram.attach(descriptors.get("trace_exit")));
            trace.look(PATIENCE_NANOS);
            return trace;
        } catch (ErrnoException e) {
            trace.close();
            throw e;
        }
    }

    @Override
    public Fd fd() {
        return ring.fd();
    }

    // Has each call told that waits for so long, unless it was.
    private void look(int patience) throws ErrnoException {
        maps.patience(patience);
        Bpf.iterate(pending);
        looked = System.nanoTime();
    }

    @Override
    public int read(int most, Consumer<TraceEvent> reader) throws ErrnoException {
        if (!links.isEmpty() && System.nanoTime() - looked > LOOK_NANOS) {
            look(PATIENCE_NANOS);
        }
        decoder.sinceEpoch(Clock.sinceEpoch());
        int events = ring.read(most, (memory, at, length) -> reader.accept(decoder.decode(memory, at)));
        read += events;
        return events;
    }

    /// What the kernel has counted so far. Final after [#finish].
    @Override
    public TraceCounts counts() {
        return maps.counts();
    }

    @Override
    public boolean hasMore() {
        return read < maps.written();
    }

    /// Detaches, and shows what is left, calls that have not returned too.
    /// Waits a moment at most for programs that run on other processors.
    public void finish(Consumer<TraceEvent> reader) throws ErrnoException {
        stop();
        long deadline = System.nanoTime() + SETTLE_NANOS;
        read(Integer.MAX_VALUE, reader);
        while (hasMore() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(STEP_NANOS);
            read(Integer.MAX_VALUE, reader);
        }
    }

    /// Tells the calls that have not returned, however short they wait, and detaches: from now on nothing of ours runs
    /// in anybody's call.
    @Override
    public void stop() throws ErrnoException {
        try {
            if (!links.isEmpty()) {
                look(0);
            }
        } finally {
            detach();
        }
    }

    private void detach() {
        links.forEach(Fd::close);
        links.clear();
    }

    @Override
    public void close() {
        detach();
        arena.close();
    }
}
