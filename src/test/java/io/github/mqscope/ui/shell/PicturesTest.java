package io.github.mqscope.ui.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.demo.PeerProcess;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Sight;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.history.History;
import io.github.mqscope.model.queue.HiddenHolders;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.SystemLimits;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.SnapshotBridge;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Theme;
import io.github.mqscope.ui.tour.PngWriter;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Draws every state of the window in both themes; with `-Dmqscope.pictures=DIR` the pictures are kept there.
class PicturesTest {
    private static final QueueName JOBS = TestQueue.named("print-jobs");
    private static final QueueName MAIL = TestQueue.named("mail.out");
    private static final QueueName IDLE = TestQueue.named("sensor.readings");
    private static final QueueName WAITED = TestQueue.named("commands");

    @TempDir
    private Path temporary;

    private Path file(String name) throws Exception {
        String kept = System.getProperty("mqscope.pictures");
        Path directory = kept == null ? temporary : Files.createDirectories(Path.of(kept));
        return directory.resolve("uishell-" + name + ".png");
    }

    private void pictures(LiveWindow window, String name) throws Exception {
        for (Theme.Choice choice : new Theme.Choice[] {Theme.Choice.LIGHT, Theme.Choice.DARK}) {
            LiveWindow.onFx(() -> window.shell.theme().choice().set(choice));
            Path file = file(name + "-" + choice.name().toLowerCase(java.util.Locale.ROOT));
            window.picture(file);
            assertThat(file).isNotEmptyFile();
        }
    }

    @Test
    void drawsTheEmptyState() throws Exception {
        try (LiveWindow window = LiveWindow.of(TestQueue.uniqueName())) {
            LiveWindow.await("a snapshot", () -> window.bridge.snapshot().get() != null);
            pictures(window, "empty");
        }
    }

    @Test
    void drawsQueuesInEveryState() throws Exception {
        QueueName hostile = TestQueue.named("\u001b[2J\u202etxt");
        try (TestQueue jobs = TestQueue.create(JOBS, 10, 64);
                TestQueue mail = TestQueue.create(MAIL, 8, 128);
                TestQueue _ = TestQueue.create(IDLE, 10, 256);
                TestQueue _ = TestQueue.create(WAITED, 4, 64);
                TestQueue odd = TestQueue.create(hostile, 5, 32);
                PeerProcess _ = PeerProcess.start("fill", JOBS);
                PeerProcess _ = PeerProcess.start("wait", WAITED);
                LiveWindow window = LiveWindow.of(JOBS, MAIL, IDLE, WAITED, hostile)) {
            for (int i = 0; i < 4; i++) {
                mail.queue().send(new Message(i, ("mail " + i).getBytes(UTF_8)));
                odd.queue().send(new Message(i, "odd".getBytes(UTF_8)));
            }
            window.awaitSeen(
                    JOBS, "the sender is blocked", q -> q.blockedSenders().size() == 1);
            window.awaitSeen(
                    WAITED, "the receiver is blocked", q -> q.blockedReceivers().size() == 1);
            assertThat(jobs.queue().attributes().isFull()).isTrue();
            walk(window, hostile);
        }
    }

    @Test
    void drawsWhatMayNotBeSeen() throws Exception {
        try (LiveWindow window = LiveWindow.of(TestQueue.uniqueName())) {
            LiveWindow.await("a snapshot", () -> window.bridge.snapshot().get() != null);
            QueueFailure why = Cause.NOT_MOUNTED.of(
                    new FailedCall("mount", QueueName.of("/dev/mqueue"), Errno.ENODEV),
                    "the message queue file system is mounted nowhere, and a private mount needs CAP_SYS_ADMIN",
                    "as root: ");
            pictureOf(window, "names-only", List.of(), new Visibility.NamesOnly(why));
            pictureOf(
                    window,
                    "hidden",
                    List.of(hidden()),
                    new Visibility.Listed(
                            false, new HiddenHolders(31, 0, false, OptionalInt.empty(), false, false, true)));
        }
    }

    // A snapshot that root never gets: root may read every queue.
    private static QueueState hidden() {
        FailedCall attempt = new FailedCall("mq_open", IDLE, Errno.EACCES);
        return new QueueState(
                new QueueKey(1, 1),
                IDLE,
                1000,
                "alice",
                1000,
                "alice",
                0600,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Cause.ACCESS_DENIED.of(
                        attempt,
                        "its mode 0600, of uid 1000 and gid 1000, does not let you read it: you are uid 1001, not in its group",
                        "its owner, or root with sudo, may look at it or change the mode")),
                List.of(),
                List.of(),
                History.EMPTY,
                0,
                Sight.EACH_CHANGE);
    }

    private void pictureOf(LiveWindow window, String name, List<QueueState> queues, Visibility visibility)
            throws Exception {
        SnapshotBridge bridge = new SnapshotBridge();
        WindowParts parts = new WindowParts(
                bridge,
                window.parts.space(),
                window.parts.where(),
                Settings.inMemory(),
                FileChoice.dialogs(),
                () -> {},
                () -> {},
                s -> {});
        Shell shell = LiveWindow.fx(() -> MainWindow.shell(parts, window.demo, LiveWindow.WIDTH, LiveWindow.HEIGHT));
        bridge.publish(new Snapshot(1, Instant.now(), queues, SystemLimits.read(), List.of(), visibility));
        LiveWindow.await("the snapshot", () -> bridge.snapshot().get() != null);
        LiveWindow.settle();
        WritableImage image = LiveWindow.fx(() -> shell.scene().snapshot(null));
        Path file = file(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            PngWriter.write(image, out);
        }
        assertThat(file).isNotEmptyFile();
    }

    private static QueueException refused() {
        FailedCall attempt = new FailedCall("mq_unlink", WAITED, Errno.EACCES);
        return new QueueException(Cause.NOT_OWNER.of(
                attempt,
                "only its owner or root may unlink it, whatever its mode, as the directory of queues is sticky: it is 0640,"
                        + " of uid 1000 and gid 1000; you are uid 1001, not in its group",
                "its owner, or root with sudo, may unlink it"));
    }

    private void walk(LiveWindow window, QueueName hostile) throws Exception {
        window.select(JOBS);
        pictures(window, "full");
        TabPane tabs = window.find(TabPane.class, "#queue-tabs");
        LiveWindow.onFx(() -> tabs.getSelectionModel().select(1));
        pictures(window, "attributes");
        LiveWindow.onFx(() -> tabs.getSelectionModel().select(2));
        pictures(window, "processes");
        window.select(WAITED);
        LiveWindow.onFx(() -> window.shell.errors().show("Not unlinked", refused()));
        pictures(window, "error");
        LiveWindow.onFx(() -> window.shell.root().lookup("#error-bar").setVisible(false));
        window.select(hostile);
        LiveWindow.onFx(() -> tabs.getSelectionModel().select(0));
        pictures(window, "hostile");
        LiveWindow.onFx(() -> tabs.getSelectionModel().select(1));
        window.select(JOBS);
        LiveWindow.onFx(window.shell::unlink);
        pictures(window, "unlink");
        LiveWindow.onFx(window.shell.sheets()::hide);
        LiveWindow.onFx(window.shell::create);
        pictures(window, "create");
        TextField name = window.find(TextField.class, "#create-name");
        LiveWindow.onFx(() -> name.setText("/orders"));
        pictures(window, "create-valid");
        LiveWindow.onFx(() -> name.setText("nope"));
        pictures(window, "create-invalid");
        LiveWindow.onFx(window.shell.sheets()::hide);
        LiveWindow.onFx(() -> window.shell.actions().run("app.read-only"));
        LiveWindow.onFx(() -> window.shell.actions().run("events.pause"));
        pictures(window, "crowded");
        LiveWindow.onFx(() -> window.shell.zoom(7));
        pictures(window, "zoomed");
    }
}
