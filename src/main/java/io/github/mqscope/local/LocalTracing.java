package io.github.mqscope.local;

import io.github.mqscope.log.Defects;
import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.history.TracedCounts;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.trace.Pairing;
import io.github.mqscope.model.trace.QueueTrace;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.model.trace.TraceStatus;
import io.github.mqscope.probe.RunningTrace;
import io.github.mqscope.probe.TraceStart;
import io.github.mqscope.space.Tracing;
import io.github.mqscope.sys.ErrnoException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Traces when asked to: one at a time, read on the loop, kept in a [TraceLog].
///
/// Asked from any thread; what it knows is read by any thread. Nothing is attached while no trace is under way.
public final class LocalTracing implements Tracing {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventLoop loop;
    private final TraceLog log;
    private final EventLog events;
    private volatile Optional<TraceStart> program = Optional.empty();
    private volatile TraceStatus status = new TraceStatus.Off();
    private volatile Optional<QueueKey> about = Optional.empty();
    private volatile Optional<QueueTrace> queue = Optional.empty();
    private @Nullable TraceSession session; // The loop's.

    /// @param log    where traced calls go
    /// @param events where beginnings and ends are told
    public LocalTracing(EventLoop loop, TraceLog log, EventLog events) {
        this.loop = loop;
        this.log = log;
        this.events = events;
        loop.onStop(this::end);
    }

    /// Makes tracing possible. What is loaded stays the caller's to close, after the loop.
    public void with(TraceStart loaded) {
        program = Optional.of(loaded);
    }

    @Override
    public boolean isAvailable() {
        return program.isPresent();
    }

    @Override
    public TraceLog log() {
        return log;
    }

    @Override
    public TraceStatus status() {
        return status;
    }

    @Override
    public void start(TraceOptions options) {
        if (!loop.post(() -> begin(options))) {
            status = new TraceStatus.Failed("the loop is busy or has ended");
        }
    }

    @Override
    public void stop() {
        boolean _ = loop.post(() -> {
            if (session != null) {
                session.stop();
            }
        });
    }

    @Override
    public void about(Optional<QueueKey> wanted) {
        about = wanted;
    }

    @Override
    public Optional<QueueTrace> queue() {
        return queue.filter(q -> about.filter(q.queue()::equals).isPresent());
    }

    /// What passed through a queue since the trace under way began; empty without one. On the loop's thread.
    Optional<TracedCounts> passed(QueueKey key) {
        return session == null ? Optional.empty() : session.passed(key);
    }

    @Override
    public void show(TraceLog kept, TraceStatus.Opened as) throws IOException {
        if (!onLoop(() -> become(kept, as))) {
            throw new IOException("a trace is under way: end it first");
        }
    }

    // False while a trace is under way.
    private boolean become(TraceLog shown, TraceStatus.Opened as) {
        if (session != null) {
            return false;
        }
        log.become(shown);
        status = as;
        return true;
    }

    // What [#begin] must not come between runs where it runs.
    private boolean onLoop(Callable<Boolean> work) throws IOException {
        FutureTask<Boolean> task = new FutureTask<>(work);
        if (!loop.post(task)) {
            throw new IOException("the loop is busy or has ended");
        }
        try {
            return task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the loop is busy", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            task.cancel(false);
        }
    }

    private void begin(TraceOptions options) {
        if (session != null || program.isEmpty()) {
            return;
        }
        try {
            RunningTrace trace = program.get().start(options);
            log.clear();
            session = new TraceSession(loop, options, trace, log, this::moved, this::failed);
            status = new TraceStatus.Running(Instant.now(), trace.counts());
            tell("trace: attached");
        } catch (ErrnoException e) {
            status = new TraceStatus.Failed(String.valueOf(e.getMessage()));
            events.add(LoopEvent.Kind.FAULT, Optional.empty(), "trace: " + e.getMessage());
        }
    }

    private void moved(TraceSession now, Pairing pairing) {
        queue = about.flatMap(key -> now.about(key, pairing));
        if (now.isOver()) {
            end();
        } else if (status instanceof TraceStatus.Running(Instant since, var _)) {
            status = new TraceStatus.Running(since, now.counts());
        }
    }

    private void failed(Throwable why) {
        if (session != null) {
            session.close();
            session = null;
            status = new TraceStatus.Failed(
                    why instanceof IOException ? String.valueOf(why.getMessage()) : Defects.words(why));
        }
    }

    private void end() {
        if (session != null) {
            status = new TraceStatus.Ended(session.counts());
            tell("trace: detached, " + session.counts());
            session.close();
            session = null;
        }
    }

    private void tell(String what) {
        events.add(LoopEvent.Kind.ACT, Optional.empty(), what);
    }
}
