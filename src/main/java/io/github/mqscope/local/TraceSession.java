package io.github.mqscope.local;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.loop.Registration;
import io.github.mqscope.model.history.TracedCounts;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.trace.LatencyHistogram;
import io.github.mqscope.model.trace.Pairing;
import io.github.mqscope.model.trace.QueuePairing;
import io.github.mqscope.model.trace.QueueTrace;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.model.trace.TraceTally;
import io.github.mqscope.probe.RunningTrace;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.ErrnoException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One trace in the loop: read when the kernel says so and on a timer, a bounded number of calls a turn.
///
/// Where somebody takes the calls out of the log it paused for him. The mq_getattr calls by which this process watches
/// queues are left out, and not counted.
final class TraceSession implements AutoCloseable {
    private static final long PID = ProcessHandle.current().pid();
    private static final int MOST_A_TURN = 4096;
    private static final int TICKS_TO_TELL = 5;
    private static final int TICKS_TO_END = 4;
    private static final double SECOND = 1e9;

    private final RunningTrace trace;
    private final TraceLog log;
    private final Pairing pairing = new Pairing();
    private final TraceTally tally;
    private final BiConsumer<TraceSession, Pairing> moved;
    private final Consumer<Throwable> failed;
    private final Registration ready;
    private final Registration timer;
    private TraceCounts counts;
    private long read;
    private long own;
    private boolean paused;
    private int ticks;
    private boolean isStopping;
    private int ticksLeft = -1;
    private @Nullable QueueTrace last;

    /// @param moved  called now and then on the loop's thread
    /// @param failed called there when it can be read no more
    TraceSession(
            EventLoop loop,
            TraceOptions options,
            RunningTrace trace,
            TraceLog log,
            BiConsumer<TraceSession, Pairing> moved,
            Consumer<Throwable> failed)
            throws ErrnoException {
        this.trace = trace;
        this.tally = new TraceTally(options);
        this.log = log;
        this.moved = moved;
        this.failed = failed;
        this.counts = trace.counts();
        try {
            ready = loop.watch(trace.fd(), Epoll.EPOLLIN, ready -> attempt(this::read));
        } catch (ErrnoException e) {
            trace.close();
            throw e;
        }
        try {
            timer = loop.every(Duration.ofMillis(RunningTrace.TICK_MILLIS), expirations -> attempt(this::tick));
        } catch (ErrnoException e) {
            ready.close();
            trace.close();
            throw e;
        }
    }

    private interface Step {
        void run() throws ErrnoException;
    }

    private void attempt(Step step) throws ErrnoException {
        try {
            step.run();
        } catch (ErrnoException | RuntimeException | Error e) {
            failed.accept(e);
            throw e;
        }
    }

    private void read() throws ErrnoException {
        int room = Math.min(MOST_A_TURN, log.room());
        read += trace.read(room, this::add);
        pause(room <= 0);
    }

    // The kernel keeps them meanwhile. What is ready and not read would keep the loop turning.
    private void pause(boolean now) throws ErrnoException {
        if (paused != now) {
            paused = now;
            ready.interest(now ? 0 : Epoll.EPOLLIN);
        }
    }

    private void add(TraceEvent event) {
        if (event.call() == TraceCall.GETSETATTR && event.caller().pid() == PID) {
            own++;
            return;
        }
        tally.add(event);
        pairing.add(event).ifPresent(log::paired); // First: who takes the call out takes that with it.
        log.add(event);
    }

    private void tick() throws ErrnoException {
        if (isStopping && ticksLeft < 0) {
            trace.stop();
            ticksLeft = TICKS_TO_END;
        }
        long before = read;
        read();
        counts = trace.counts();
        if (ticksLeft > 0) {
            int left = paused || read > before ? TICKS_TO_END : ticksLeft - 1;
            ticksLeft = trace.hasMore() ? left : 0;
        }
        if (++ticks % TICKS_TO_TELL == 0 || isOver()) {
            moved.accept(this, pairing);
        }
    }

    /// Detaches with the next tick; a few later all that was under way is read.
    void stop() {
        isStopping = true;
    }

    boolean isOver() {
        return ticksLeft == 0;
    }

    /// What passed through a queue since it began; empty where it may not see all of it.
    Optional<TracedCounts> passed(QueueKey key) {
        return tally.of(key);
    }

    TraceCounts counts() {
        return new TraceCounts(counts.seen() - own, counts.lost());
    }

    Optional<QueueTrace> about(QueueKey key, Pairing known) {
        Optional<QueueTrace> now = known.of(key).map(queue -> of(key, queue));
        last = now.orElse(null);
        return now;
    }

    private QueueTrace of(QueueKey key, QueuePairing queue) {
        Instant asOf = Instant.now();
        LatencyHistogram latency = queue.latency();
        return new QueueTrace(
                key,
                asOf,
                queue.sent(),
                queue.received(),
                queue.unknown(),
                rate(key, asOf, queue.sent(), true),
                rate(key, asOf, queue.received(), false),
                latency.total(),
                latency.quantile(0.5),
                latency.quantile(0.99),
                latency.doublings(),
                queue.flow().shares(),
                queue.queued().stream().limit(QueueTrace.MOST_QUEUED).toList());
    }

    private double rate(QueueKey key, Instant now, long total, boolean sent) {
        if (last == null || !last.queue().equals(key)) {
            return 0;
        }
        double seconds = Math.max(1, Duration.between(last.asOf(), now).toNanos()) / SECOND;
        return (total - (sent ? last.sent() : last.received())) / seconds;
    }

    @Override
    public void close() {
        ready.close();
        timer.close();
        trace.close();
    }
}
