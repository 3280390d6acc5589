package io.github.mqscope.local;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// A watcher on a loop with a thread of its own, as long as a test lasts.
final class Watching implements AutoCloseable {
    private static final Duration REFRESH = Duration.ofMillis(100);

    final EventLog log = new EventLog();
    final AtomicInteger published = new AtomicInteger();
    final AtomicReference<Throwable> fault = new AtomicReference<>();
    private final AtomicReference<Snapshot> latest = new AtomicReference<>();
    private final EventLoop loop;
    private final Thread thread;

    Watching(WatchOptions options) throws ErrnoException {
        loop = new EventLoop((what, why) -> fault.set(why));
        Watcher watcher = new Watcher(loop, options, this::take, log);
        watcher.start();
        thread = Thread.ofPlatform().daemon().name("loop").start(loop::run);
        Await.until("the first snapshot", () -> latest.get() != null);
    }

    /// Of some queues, looked at ten times a second.
    static Watching of(QueueName... names) throws ErrnoException {
        return new Watching(new WatchOptions(List.of(names), REFRESH));
    }

    private void take(Snapshot snapshot) {
        latest.set(snapshot);
        published.incrementAndGet();
    }

    Snapshot latest() {
        return Objects.requireNonNull(latest.get());
    }

    Optional<QueueState> find(QueueName name) {
        return latest().queues().stream().filter(q -> q.name().equals(name)).findFirst();
    }

    /// Waits until the queue of a name is in a state.
    QueueState await(QueueName name, String what, Predicate<QueueState> state) {
        Await.until(what, () -> find(name).filter(state).isPresent());
        return find(name).orElseThrow();
    }

    void awaitGone(QueueKey key) {
        Await.until("the queue is gone", () -> latest().find(key).isEmpty());
    }

    /// Something that may throw.
    @FunctionalInterface
    interface Act {
        void run() throws Exception;
    }

    /// Acts while the loop is held up and its refresh is due, so that this is the first thing it does then.
    void whileRefreshWaits(Act act) throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch acted = new CountDownLatch(1);
        loop.post(() -> {
            held.countDown();
            Await.until("the act", () -> acted.getCount() == 0);
        });
        Await.until("the loop is held up", () -> held.getCount() == 0);
        long due = System.nanoTime() + 2 * REFRESH.toNanos();
        Await.until("the refresh is due", () -> System.nanoTime() > due);
        act.run();
        acted.countDown();
    }

    /// Events of a kind on a queue so far.
    List<LoopEvent> events(QueueName name, LoopEvent.Kind kind) {
        return log.since(0).events().stream()
                .filter(e -> e.kind() == kind && e.queue().equals(Optional.of(name)))
                .toList();
    }

    void awaitEvent(QueueName name, LoopEvent.Kind kind) {
        Await.until("an event " + kind, () -> !events(name, kind).isEmpty());
    }

    @Override
    public void close() {
        loop.stop();
        Await.until("the loop ends", () -> !thread.isAlive());
        if (fault.get() != null) {
            throw new AssertionError("a handler failed", fault.get());
        }
    }
}
