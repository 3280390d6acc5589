package io.github.mqscope.ui;

import io.github.mqscope.local.LocalQueueActs;
import io.github.mqscope.local.QueueAccess;
import io.github.mqscope.local.WatchOptions;
import io.github.mqscope.local.Watcher;
import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.PeekedQueue;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.sys.Self;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// A real queue that a real watcher watches, for view models: the test's own thread stands for that of the window.
public final class WatchedQueue implements AutoCloseable {
    public final TestQueue queue;
    public final EventLog log = new EventLog();
    public final QueueAccess access = QueueAccess.open();
    public final LocalQueueActs acts = new LocalQueueActs(access, Path.of("target", "journals"), log);
    public final EventLoop loop;
    private final ObjectProperty<@Nullable Snapshot> snapshot = new SimpleObjectProperty<>();
    /// The newest look into a queue, where a test has one.
    public Function<QueueTarget, Optional<PeekedQueue>> peeks = target -> Optional.empty();

    public final Selection selection = new Selection(snapshot, Self.pid(), target -> peeks.apply(target));
    private final BlockingQueue<Runnable> later = new LinkedBlockingQueue<>();
    private final Thread thread;

    /// Watches a queue, which is its own from now on, and selects it.
    public WatchedQueue(TestQueue queue) throws Exception {
        this.queue = queue;
        loop = new EventLoop((what, why) -> {
            throw new AssertionError(what, why);
        });
        WatchOptions options = new WatchOptions(List.of(queue.name()), Duration.ofMillis(100));
        new Watcher(loop, options, newest -> later(() -> snapshot.set(newest)), log).start();
        thread = Thread.ofPlatform().daemon().name("loop").start(loop::run);
        selection.key().set(queue.queue().key());
        await("the queue is seen", () -> selection.queue().isPresent());
    }

    /// Does something on the test's thread, when that waits.
    public void later(Runnable what) {
        later.add(what);
    }

    /// Waits, doing meanwhile what is to be done on this thread.
    public void await(String what, BooleanSupplier condition) {
        Await.until(what, () -> {
            for (Runnable next = later.poll(); next != null; next = later.poll()) {
                next.run();
            }
            return condition.getAsBoolean();
        });
    }

    /// Waits until the queue is seen with a depth.
    public void awaitDepth(long depth) {
        await(
                "a depth of " + depth,
                () -> Optional.of(depth).equals(selection.queue().map(QueueState::depth)));
    }

    @Override
    public void close() throws QueueException {
        loop.stop();
        Await.until("the loop ends", () -> !thread.isAlive());
        acts.close();
        queue.close();
    }
}
