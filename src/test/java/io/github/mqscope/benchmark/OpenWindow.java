package io.github.mqscope.benchmark;

import io.github.mqscope.drain.Journals;
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
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.testing.GivenSpace;
import io.github.mqscope.testing.NoWindows;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.MqscopeApp;
import io.github.mqscope.ui.SnapshotBridge;
import io.github.mqscope.ui.elsewhere.Whereabouts;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.shell.MainWindow;
import io.github.mqscope.ui.shell.Shell;
import io.github.mqscope.ui.shell.WindowParts;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/// The window as the program opens it, 1000 by 1000, drawn by software: on a display where there is one, else on the
/// headless platform.
final class OpenWindow implements AutoCloseable {
    private static final double SIDE = 1000;

    private final EventLog log = new EventLog();
    private final SnapshotBridge bridge = new SnapshotBridge();
    private final QueueAccess access = QueueAccess.open();
    private final LocalQueueActs acts = new LocalQueueActs(access, Journals.ofUser(), log);
    private final LocalContents contents;
    private final EventLoop loop;
    private final CompletableFuture<Shell> shown = new CompletableFuture<>();
    private final AtomicLong mostQueued = new AtomicLong();
    private final AtomicLong published = new AtomicLong();

    OpenWindow() throws Exception {
        System.setProperty("prism.order", "sw");
        if (System.getenv("DISPLAY") == null) {
            System.setProperty("glass.platform", "Headless");
        }
        loop = new EventLoop((what, why) -> shown.completeExceptionally(why));
        loop.onStop(MqscopeApp::end);
        contents = new LocalContents(access, Files.createTempDirectory("mqscope-benchmark-"), log);
        LocalTracing tracing = new LocalTracing(loop, new TraceLog(), log);
        LocalProbing probing = new LocalProbing(access, tracing, log, Optional.empty());
        probing.open();
        Watcher watcher = new Watcher(loop, WatchOptions.ALL, this::publish, log);
        watcher.countBy(tracing);
        LocalNotifyActs notify = new LocalNotifyActs(loop, access, acts.seen(), log);
        WindowParts parts = new WindowParts(
                bridge,
                new GivenSpace(acts, contents, notify, tracing, probing, log),
                Whereabouts.here(new NoWindows()),
                Settings.inMemory(),
                FileChoice.dialogs(),
                () -> {},
                loop::stop,
                shell -> {
                    shell.scene().getWindow().setHeight(SIDE);
                    watcher.start();
                    shown.complete(shell);
                });
        Thread.ofPlatform().daemon().name("loop").start(loop::run);
        Thread.ofPlatform().daemon().name("app").start(() -> new MainWindow(parts).open());
        shown.get(60, TimeUnit.SECONDS);
    }

    private void publish(Snapshot snapshot) {
        bridge.publish(snapshot);
        mostQueued.accumulateAndGet(bridge.queued(), Math::max);
        published.incrementAndGet();
    }

    /// The most updates that ever waited in the FX thread's queue.
    long mostQueued() {
        return mostQueued.get();
    }

    /// Snapshots so far.
    long published() {
        return published.get();
    }

    /// What the window shows.
    Shell shell() {
        return shown.join();
    }

    /// Counts frames on the FX thread for some seconds.
    Frames frames(int seconds) throws InterruptedException {
        CompletableFuture<Frames> frames = new CompletableFuture<>();
        Platform.runLater(() -> {
            frames.complete(new Frames());
            frames.join().start();
        });
        TimeUnit.SECONDS.sleep(seconds);
        CompletableFuture<Frames> stopped = new CompletableFuture<>();
        Platform.runLater(() -> {
            frames.join().stop();
            stopped.complete(frames.join());
        });
        return stopped.join();
    }

    @Override
    public void close() throws ErrnoException {
        loop.stop();
        acts.close();
    }
}
