package io.github.mqscope.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.github.mqscope.local.LocalIdentity;
import io.github.mqscope.local.LocalNotifyActs;
import io.github.mqscope.local.LocalProbing;
import io.github.mqscope.local.LocalQueueActs;
import io.github.mqscope.local.LocalTracing;
import io.github.mqscope.local.QueueAccess;
import io.github.mqscope.local.WatchOptions;
import io.github.mqscope.local.Watcher;
import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.PeekedQueue;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.space.ContentsActs;
import io.github.mqscope.sys.Self;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.messages.MessagesModel;
import io.github.mqscope.ui.messages.MessagesPane;
import io.github.mqscope.ui.notify.NotifyPane;
import io.github.mqscope.ui.receive.ReceivePane;
import io.github.mqscope.ui.send.SendModel;
import io.github.mqscope.ui.send.SendPane;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Theme;
import io.github.mqscope.ui.tour.PngWriter;
import io.github.mqscope.ui.trace.TraceModel;
import io.github.mqscope.ui.trace.TracePane;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxToolkit;

/// One pane in a window of its own, on a real queue that a real watcher watches, as long as a test lasts.
public final class LivePane implements AutoCloseable {
    public final TestQueue queue;
    public final EventLog log = new EventLog();
    private final QueueAccess access = QueueAccess.open();
    public final LocalQueueActs acts = new LocalQueueActs(access, Path.of("target", "journals"), log);
    public final TakingContents contents = new TakingContents();
    /// What was said of the consequences before it was agreed to.
    public final List<String> said = new CopyOnWriteArrayList<>();
    /// What was agreed to, as the buttons said it.
    public final List<String> asked = new CopyOnWriteArrayList<>();
    public final List<String> errors = new CopyOnWriteArrayList<>();
    /// Opened by the tests that need it.
    public final LocalTracing tracing;
    public final LocalProbing probing;

    public final SnapshotBridge bridge = new SnapshotBridge();
    public final Selection selection = new Selection(bridge.snapshot(), Self.pid(), this::peeked);
    public final Settings settings = Settings.inMemory();
    public final Actions actions = new Actions();
    public final Composer composer = new Composer();
    public final LocalNotifyActs notify;
    private final EventLoop loop;
    private final Thread thread;
    private final Scene scene;
    private final Stage stage;

    /// A pane of a size.
    public LivePane(TestQueue queue, Function<LivePane, Region> pane, double width, double height) throws Exception {
        this.queue = queue;
        FxToolkit.registerPrimaryStage();
        loop = new EventLoop((what, why) -> {
            throw new AssertionError(what, why);
        });
        notify = new LocalNotifyActs(loop, access, acts.seen(), log);
        WatchOptions options = new WatchOptions(List.of(queue.name()), Duration.ofMillis(100));
        new Watcher(loop, options, bridge::publish, log).start();
        thread = Thread.ofPlatform().daemon().name("loop").start(loop::run);
        tracing = new LocalTracing(loop, new TraceLog(), log);
        probing = new LocalProbing(access, tracing, log, Optional.empty());
        scene = LiveWindow.fx(() -> scene(pane.apply(this), width, height));
        stage = LiveWindow.fx(() -> show(scene));
    }

    private Optional<PeekedQueue> peeked(QueueTarget target) {
        return probing.peeks().latest(target);
    }

    /// Dialogs that agree to all that is asked.
    public Dialogs dialogs() {
        return dialogs(FileChoice.dialogs());
    }

    private Dialogs dialogs(FileChoice files) {
        return new Dialogs((what, why) -> errors.add(what + ": " + why), this::agree, files);
    }

    /// What is in the queue.
    public Region messages(ContentsActs looks) {
        return messages(looks, FileChoice.dialogs());
    }

    /// What is in the queue.
    public Region messages(ContentsActs looks, FileChoice files) {
        MessagesModel model = new MessagesModel(selection, probing, tracing, looks, acts.seen());
        return new MessagesPane(model, settings, actions, composer, dialogs(files)).view();
    }

    /// The send panel.
    public Region send(FileChoice files) {
        Dialogs dialogs = dialogs(files);
        SendModel model = new SendModel(selection, acts, settings, dialogs.errors(), Platform::runLater);
        return new SendPane(model, actions, composer, dialogs).view();
    }

    /// The receive panel.
    public Region receive(FileChoice files) {
        return new ReceivePane(selection, acts, settings, actions, composer, dialogs(files)).view();
    }

    /// The notification panel.
    public Region notification() {
        return new NotifyPane(selection, notify, settings, actions).view();
    }

    /// The trace.
    public Region trace(FileChoice files) {
        return new TracePane(traced(), settings, actions, composer, dialogs(files)).view();
    }

    /// What is traced.
    public TraceModel traced() {
        return new TraceModel(selection, acts, tracing, LocalIdentity.read().namespace());
    }

    private void agree(String question, List<String> consequences, String act, Runnable then) {
        said.addAll(consequences);
        asked.add(act);
        then.run();
    }

    private static Scene scene(Region pane, double width, double height) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        pane.setStyle("-fx-font-size: 13px; -fx-background-color: -color-bg-default;");
        Scene scene = new Scene(pane, width, height);
        scene.getStylesheets().addAll(Theme.sheets());
        return scene;
    }

    private static Stage show(Scene scene) {
        Stage stage = new Stage();
        stage.setTitle("pane");
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    /// Selects the queue, once it is seen.
    public LivePane select() throws QueueException {
        var key = queue.queue().key();
        LiveWindow.await("the queue is seen", () -> {
            var now = bridge.snapshot().get();
            return now != null && now.find(key).isPresent();
        });
        LiveWindow.onFx(() -> selection.key().set(key));
        return this;
    }

    /// Waits until the pane has been told of a depth.
    public void awaitDepth(long depth) {
        LiveWindow.await(
                "a depth of " + depth,
                () -> selection.queue().filter(q -> q.depth() == depth).isPresent());
    }

    /// The node of an id, from any thread.
    public <T extends Node> T find(Class<T> type, String id) {
        Node node = Platform.isFxApplicationThread()
                ? scene.getRoot().lookup("#" + id)
                : LiveWindow.fx(() -> scene.getRoot().lookup("#" + id));
        return type.cast(node);
    }

    /// Presses a button, which must be enabled and in sight.
    public void press(String id) {
        LiveWindow.await(id + " can be pressed", () -> {
            Node node = scene.getRoot().lookup("#" + id);
            return node != null && !node.isDisabled() && isInSight(node);
        });
        LiveWindow.onFx(() -> ((ButtonBase) scene.getRoot().lookup("#" + id)).fire());
    }

    private static boolean isInSight(@Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// Whether a node is there and in sight.
    public boolean sees(String id) {
        return LiveWindow.fx(() -> {
            Node node = scene.getRoot().lookup("#" + id);
            return node != null && isInSight(node);
        });
    }

    /// Types over what is in a field.
    public void type(String id, String text) {
        LiveWindow.onFx(() -> ((TextInputControl) scene.getRoot().lookup("#" + id)).setText(text));
    }

    /// Presses a key with Ctrl in a field.
    public void ctrl(String id, KeyCode key) {
        LiveWindow.onFx(() -> scene.getRoot()
                .lookup("#" + id)
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, true, false, false)));
    }

    /// Presses a key in a node, which then has the keyboard.
    public void key(String id, KeyCode key) {
        LiveWindow.onFx(() -> {
            Node node = scene.getRoot().lookup("#" + id);
            node.requestFocus();
            node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        });
    }

    /// All words in sight under a node.
    public String words(String id) {
        return LiveWindow.fx(() -> {
            StringBuilder out = new StringBuilder();
            gather(scene.getRoot().lookup("#" + id), out);
            return out.toString();
        });
    }

    private static void gather(@Nullable Node node, StringBuilder out) {
        if (node == null || !node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            out.append(labeled.getText()).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> gather(child, out));
        }
    }

    /// Waits until words are in sight under a node.
    public void awaitWords(String id, String words) {
        try {
            Await.until("“" + words + "” in " + id, () -> words(id).contains(words));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ", but it says:\n" + words(id), e);
        }
    }

    /// Waits until a node has the keyboard.
    public void awaitFocus(String id) {
        LiveWindow.await(id + " has the keyboard", () -> {
            Node node = scene.getFocusOwner();
            return node != null && id.equals(node.getId());
        });
    }

    /// Saves a picture in both themes as `NAME-light.png` and `NAME-dark.png`.
    public void pictures(Path directory, String name) throws IOException {
        picture(directory.resolve("uimsg-" + name + "-dark.png"), new PrimerDark().getUserAgentStylesheet());
        picture(directory.resolve("uimsg-" + name + "-light.png"), new PrimerLight().getUserAgentStylesheet());
    }

    private void picture(Path file, String theme) throws IOException {
        LiveWindow.onFx(() -> Application.setUserAgentStylesheet(theme));
        LiveWindow.settle();
        WritableImage image = LiveWindow.fx(() -> scene.snapshot(null));
        try (OutputStream out = Files.newOutputStream(file)) {
            PngWriter.write(image, out);
        }
    }

    @Override
    public void close() throws QueueException {
        contents.steps.release(1000);
        LiveWindow.onFx(stage::hide);
        loop.stop();
        Await.until("the loop ends", () -> !thread.isAlive());
        probing.close();
        acts.close();
        queue.close();
    }
}
