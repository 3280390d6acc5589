package io.github.mqscope.ui;

import io.github.mqscope.local.LocalContents;
import io.github.mqscope.local.LocalNotifyActs;
import io.github.mqscope.local.LocalProbing;
import io.github.mqscope.local.LocalQueueActs;
import io.github.mqscope.local.LocalTracing;
import io.github.mqscope.local.QueueAccess;
import io.github.mqscope.local.WatchOptions;
import io.github.mqscope.local.Watcher;
import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.space.ContentsActs;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.GivenSpace;
import io.github.mqscope.testing.NoWindows;
import io.github.mqscope.ui.elsewhere.Whereabouts;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.shell.MainWindow;
import io.github.mqscope.ui.shell.Shell;
import io.github.mqscope.ui.shell.WindowParts;
import io.github.mqscope.ui.tour.PngWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxToolkit;

/// The whole window with a watcher of its own, looking at the named queues only, as long as a test lasts.
public final class LiveWindow implements AutoCloseable {
    public static final double WIDTH = 1000;
    public static final double HEIGHT = 900;

    private static final Path JOURNALS = Path.of("target", "journals");

    // The headless platform has no dialogs.
    public static final FileChoice NO_FILE = new FileChoice() {
        @Override
        public Optional<Path> toRead(String title, @Nullable Window owner) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> toWrite(String title, String name, @Nullable Window owner) {
            return Optional.empty();
        }
    };

    /// Opened by the tests that need it.
    public final LocalTracing tracing;
    public final LocalProbing probing;

    public final SnapshotBridge bridge = new SnapshotBridge();
    public final EventLog log = new EventLog();
    public final AtomicInteger quits = new AtomicInteger();
    public final Demo demo = new Demo();
    public final WindowParts parts;
    public final Shell shell;
    private final QueueAccess access = QueueAccess.open();
    private final LocalQueueActs acts;
    private final EventLoop loop;
    private final Thread thread;
    private final Stage stage;

    /// A demo that only says that it runs.
    public static final class Demo implements DemoControl {
        private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();

        @Override
        public void start() {
            running.set(true);
        }

        @Override
        public void stop() {
            running.set(false);
        }

        @Override
        public ReadOnlyBooleanProperty running() {
            return running.getReadOnlyProperty();
        }
    }

    private LiveWindow(
            List<QueueName> names,
            Path journals,
            BiFunction<QueueAccess, EventLog, ContentsActs> contents,
            FileChoice files)
            throws Exception {
        FxToolkit.registerPrimaryStage();
        acts = new LocalQueueActs(access, journals, log);
        loop = new EventLoop((what, why) -> {
            throw new AssertionError(what, why);
        });
        Watcher watcher = new Watcher(loop, new WatchOptions(names, Duration.ofMillis(100)), bridge::publish, log);
        watcher.start();
        thread = Thread.ofPlatform().daemon().name("loop").start(loop::run);
        tracing = new LocalTracing(loop, new TraceLog(), log);
        watcher.countBy(tracing);
        probing = new LocalProbing(access, tracing, log, Optional.empty());
        LocalNotifyActs notify = new LocalNotifyActs(loop, access, acts.seen(), log);
        parts = new WindowParts(
                bridge,
                new GivenSpace(acts, contents.apply(access, log), notify, tracing, probing, log),
                Whereabouts.here(new NoWindows()),
                Settings.inMemory(),
                files,
                () -> {},
                quits::incrementAndGet,
                s -> {});
        shell = fx(() -> MainWindow.shell(parts, demo, WIDTH, HEIGHT));
        stage = fx(() -> show(shell.scene()));
    }

    /// Opens the window, where nothing is taken out and no file is chosen.
    public static LiveWindow of(QueueName... names) throws Exception {
        return new LiveWindow(List.of(names), JOURNALS, (access, log) -> new TakingContents(), NO_FILE);
    }

    /// Opens the window.
    /// @param journals where what is taken out is written down
    /// @param files    answers where a file is asked for
    public static LiveWindow of(Path journals, FileChoice files, QueueName... names) throws Exception {
        return new LiveWindow(
                List.of(names), journals, (access, log) -> new LocalContents(access, journals, log), files);
    }

    private static Stage show(Scene scene) {
        Stage stage = new Stage();
        stage.setTitle("mqscope");
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    /// Runs on the FX thread and waits for it, for a bounded time.
    public static <T> T fx(Supplier<T> what) {
        if (Platform.isFxApplicationThread()) {
            return what.get();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(what.get());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return get(result);
    }

    private static <T> T get(Future<T> result) {
        try {
            return result.get(Await.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("on the FX thread", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// Runs on the FX thread and waits for it.
    public static void onFx(Runnable what) {
        boolean done = fx(() -> {
            what.run();
            return true;
        });
        assert done;
    }

    /// Waits until something holds on the FX thread.
    public static void await(String what, Supplier<Boolean> condition) {
        Await.until(what, () -> fx(condition));
    }

    /// The node of an id or style.
    public <T extends Node> T find(Class<T> type, String selector) {
        return type.cast(fx(() -> shell.root().lookup(selector)));
    }

    /// The queue of a name as the window last saw it.
    public Optional<QueueState> seen(QueueName name) {
        Snapshot now = bridge.snapshot().get();
        return now == null
                ? Optional.empty()
                : now.queues().stream().filter(q -> q.name().equals(name)).findFirst();
    }

    /// Waits until the window has seen a queue in a state.
    public void awaitSeen(QueueName name, String what, Predicate<QueueState> state) {
        await(what, () -> seen(name).filter(state).isPresent());
    }

    /// Selects a queue as another screen would.
    public void select(QueueName name) {
        awaitSeen(name, name + " is seen", q -> true);
        onFx(() -> shell.selection().key().set(seen(name).orElseThrow().key()));
    }

    /// Saves a picture of the window.
    public void picture(Path file) throws IOException {
        settle();
        WritableImage image = fx(() -> shell.scene().snapshot(null));
        try (OutputStream out = Files.newOutputStream(file)) {
            PngWriter.write(image, out);
        }
    }

    /// Waits until some frames have been drawn.
    public static void settle() {
        frames(20);
    }

    /// Waits until so many frames have been drawn.
    public static void frames(int count) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Platform.runLater(() -> new javafx.animation.AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (++frames > count) {
                    stop();
                    done.complete(true);
                }
            }
        }.start());
        boolean drawn = get(done);
        assert drawn;
    }

    @Override
    public void close() {
        loop.stop();
        Await.until("the loop ends", () -> !thread.isAlive());
        onFx(() -> {
            stage.hide();
            stage.setScene(null); // Or later theme switches restyle it too.
        });
        probing.close();
        if (parts.space().contents() instanceof LocalContents contents) {
            contents.close();
        }
        acts.close();
    }
}
