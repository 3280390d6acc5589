package io.github.mqscope.local;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.loop.Registration;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.history.HistoryRing;
import io.github.mqscope.model.history.TracedCounts;
import io.github.mqscope.model.queue.HeldQueues;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.proc.UnlinkedQueue;
import io.github.mqscope.sys.Accounts;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.text.Plural;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Watches the queues of this IPC namespace on a loop, and publishes what it knows.
///
/// Nothing is consumed and nobody is woken. A snapshot comes at each refresh, and when something changed,
/// at most every 50 ms. Two things no watching of depth can see: a message handed straight to a waiting
/// receiver, and one that takes the slot of another in the same moment. The time of last use and the
/// blocked threads of a state tell that they happen.
public final class Watcher implements AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(50);
    private static final Duration SAMPLE = Duration.ofMillis(HistoryRing.PERIOD_MILLIS);
    private static final Duration SLOWLY = Duration.ofSeconds(5);
    private static final int QUIET_BEATS = 4;

    private final EventLoop loop;
    private final WatchOptions options;
    private final Consumer<Snapshot> publish;
    private final EventLog log;
    private final QueueRegistry registry;
    private final HolderWatch holders;
    private final DepthLog depthLog;
    private final FaultLog faults;
    private final SnapshotBuilder press = new SnapshotBuilder();
    private final EventThrottle.Crowd crowd = new EventThrottle.Crowd();
    private final List<Registration> timers = new ArrayList<>();
    private Function<QueueKey, Optional<TracedCounts>> traffic = key -> Optional.empty();
    private @Nullable Registration pace; // Beats only while something happens.
    private boolean started;
    private boolean dirty;
    private int quiet;
    private long readyEvents;

    /// @param publish called on the loop's thread with each snapshot; it must not block
    public Watcher(EventLoop loop, WatchOptions options, Consumer<Snapshot> publish, EventLog log) {
        this(loop, options, publish, log, Accounts::new);
    }

    /// @param accounts made with what is to be called when a name has come
    Watcher(
            EventLoop loop,
            WatchOptions options,
            Consumer<Snapshot> publish,
            EventLog log,
            Function<Runnable, Accounts> accounts) {
        this.loop = loop;
        this.options = options;
        this.publish = publish;
        this.log = log;
        this.depthLog = new DepthLog(log);
        this.faults = new FaultLog(log);
        Accounts names = accounts.apply(() -> loop.post(this::renamed));
        this.registry = new QueueRegistry(loop, options, names, new QueueRegistry.Witness() {
            @Override
            public void ready(QueueWatch queue) throws IOException {
                Watcher.this.ready(queue);
            }

            @Override
            public void changed(LoopEvent.Kind kind, QueueName name, String detail) {
                Watcher.this.changed(kind, name, detail);
            }

            @Override
            public void failed(IOException why) {
                faults.add(Optional.empty(), why);
            }
        });
        this.holders = new HolderWatch(loop, registry, new UnlinkedQueues(names), options, log, this::changed);
    }

    /// Begins on the loop's thread, and ends when the loop stops.
    public void start() {
        loop.onStop(this::close);
        loop.post(this::begin);
    }

    /// Takes up a queue whose name was heard of: where queues cannot be listed it is not found otherwise.
    /// Any thread.
    public void learn(QueueName name) {
        boolean _ = loop.post(() -> registry.learn(name));
    }

    /// Has the history count messages by a trace, while one runs. Before [#start].
    public void countBy(LocalTracing tracing) {
        traffic = tracing::passed;
    }

    /// Has the kernel asked who holds queues, where it tells. Any thread.
    /// @param walk its answer now, empty where there is none
    public void walkBy(Supplier<Optional<HeldQueues>> walk) {
        holders.walkBy(walk);
    }

    private void begin() {
        registry.open();
        try {
            timers.add(loop.every(SAMPLE, this::endSample));
            timers.add(loop.every(options.refresh(), n -> refresh()));
            timers.add(loop.every(SLOWLY, n -> slowly()));
        } catch (ErrnoException e) {
            faults.add(Optional.empty(), e);
        }
        started = true;
        holders.start();
        publish();
    }

    private void ready(QueueWatch queue) throws IOException {
        try {
            boolean _ = queue.look();
        } catch (QueueException e) {
            if (queue.isReleased()) {
                return;
            }
            throw e;
        }
        Optional<QueueAttributes> before = queue.tell();
        boolean changed = !before.equals(queue.attributes());
        if (queue.told().isEcho(changed)) {
            return;
        }
        readyEvents++;
        queue.count();
        depthLog.ready(queue, before, changed);
        long now = System.nanoTime();
        if (queue.throttle().isTooMuch(crowd, now)) {
            queue.mute();
            queue.throttle().moved(now);
            log.add(LoopEvent.Kind.READY, Optional.of(queue.name()), "so busy that it is sampled every 50 ms");
        }
        changed();
    }

    private void changed(LoopEvent.Kind kind, QueueName name, String detail) {
        if (started || kind == LoopEvent.Kind.FAULT) {
            log.add(kind, Optional.of(name), detail);
        }
        if (started) {
            changed();
        }
    }

    private void renamed() {
        if (registry.queues().stream().filter(QueueWatch::renamed).count() > 0) {
            changed();
        }
    }

    // The first change is published at once, those that follow with the beat; without a timer, with the refresh.
    private void changed() {
        dirty = true;
        if (pace == null) {
            try {
                quiet = 0;
                pace = loop.every(PACE, n -> beat());
                publish();
            } catch (ErrnoException e) {
                faults.add(Optional.empty(), e);
            }
        }
    }

    private void beat() {
        boolean sampled = false;
        for (QueueWatch queue : registry.queues()) {
            if (queue.throttle().isMuted()) {
                sampled = true;
                attempt(queue, () -> sample(queue));
            }
        }
        quiet = dirty || sampled ? 0 : quiet + 1;
        if (dirty) {
            publish();
        }
        if (quiet > QUIET_BEATS && pace != null) {
            pace.close();
            pace = null;
        }
    }

    private void sample(QueueWatch queue) throws IOException {
        long now = System.nanoTime();
        boolean moved = queue.refresh();
        Optional<QueueAttributes> before = queue.tell();
        if (moved || !before.equals(queue.attributes())) {
            queue.throttle().moved(now);
            queue.count();
            depthLog.sampled(queue, before);
            dirty = true;
        } else if (queue.throttle().isCalm(now)) {
            unmute(queue, now);
        }
    }

    // Where it cannot be, it counts as busy a little longer.
    private void unmute(QueueWatch queue, long now) throws ErrnoException {
        queue.throttle().moved(now);
        queue.unmute(loop, events -> ready(queue));
        log.add(LoopEvent.Kind.READY, Optional.of(queue.name()), "calm again: each change is seen");
        dirty = true;
    }

    // As many samples as have passed: the loop may have been late.
    private void endSample(long samples) {
        registry.takeUp();
        boolean moved = false;
        for (QueueWatch queue : registry.queues()) {
            Optional<TracedCounts> passed = traffic.apply(queue.key());
            for (long i = 0; i < Math.min(samples, HistoryRing.IN_A_MINUTE); i++) {
                moved |= queue.endSample(passed);
            }
        }
        if (moved) {
            changed();
        }
    }

    private void refresh() {
        registry.poll();
        registry.glance();
        holders.start();
        long messages = 0;
        int unwatched = 0;
        for (QueueWatch queue : registry.queues()) {
            attempt(queue, queue::refresh);
            messages += queue.attributes().map(QueueAttributes::curmsgs).orElse(0L);
            unwatched += depthLog.glanced(queue);
        }
        faults.unwatched(unwatched, registry.queues().size());
        String queues = Plural.of(registry.queues().size(), "queue") + ", "
                + (unwatched > 0 ? unwatched + " of them not watched, " : "") + Plural.of(messages, "message")
                + ", " + Plural.of(readyEvents, "ready event");
        log.add(LoopEvent.Kind.TIMER, Optional.empty(), queues + " since the last");
        readyEvents = 0;
        publish();
    }

    /// Something tried on one queue.
    @FunctionalInterface
    private interface Try {
        void run() throws IOException;
    }

    // What fails on one queue must not cost the others the timer.
    private void attempt(QueueWatch queue, Try act) {
        try {
            act.run();
        } catch (IOException e) {
            if (queue.isReleased()) {
                return;
            }
            if (e instanceof QueueException failed) {
                queue.hide(Optional.of(failed.failure()));
                return;
            }
            faults.add(Optional.of(queue.name()), e);
        }
    }

    private void slowly() {
        registry.retry();
        press.readLimits();
    }

    private void publish() {
        dirty = false;
        registry.queues().forEach(queue -> attempt(queue, queue::settle));
        Snapshot now = press.press(watched(), registry.visibility(holders.hidden()));
        holders.published(now);
        publish.accept(now);
    }

    // Those that have a name, each before its namesakes that have none.
    private List<QueueWatch> watched() {
        List<QueueWatch> all = new ArrayList<>(registry.queues());
        all.addAll(holders.unlinked().watches());
        all.sort(Comparator.comparing(QueueWatch::name));
        return all;
    }

    /// How a queue without a name can be reached. Any thread.
    Optional<UnlinkedQueue> findUnlinked(QueueKey key) {
        return holders.unlinked().find(key);
    }

    /// Takes everything out of the loop and closes every descriptor. On the loop's thread, or when it has stopped.
    @Override
    public void close() {
        holders.close();
        timers.forEach(Registration::close);
        if (pace != null) {
            pace.close();
        }
        registry.close();
    }
}
