package io.github.mqscope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceStatus;
import io.github.mqscope.place.Place;
import io.github.mqscope.space.ProbeStatus;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Container;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.ui.Contrast;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.SnapshotBridge;
import io.github.mqscope.ui.elsewhere.Approach;
import io.github.mqscope.ui.elsewhere.Connection;
import io.github.mqscope.ui.elsewhere.PlaceWindows;
import io.github.mqscope.ui.elsewhere.Whereabouts;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.shell.ConnectScreen;
import io.github.mqscope.ui.shell.MainWindow;
import io.github.mqscope.ui.shell.Shell;
import io.github.mqscope.ui.theme.Theme;
import io.github.mqscope.ui.tour.PngWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxToolkit;

/// The window on the queues of a container, through an agent that enters it, from the screen that connects to the
/// loss of the connection.
@Timeout(120)
class ElsewhereWindowTest {
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Opened windows = new Opened(new CopyOnWriteArrayList<>());
    private final AtomicInteger quits = new AtomicInteger();
    private final CompletableFuture<Shell> shown = new CompletableFuture<>();
    private final SnapshotBridge bridge = new SnapshotBridge();
    private Stage stage;

    /// The other windows that were asked for.
    private record Opened(List<Place> places) implements PlaceWindows {
        @Override
        public void open(Place place) {
            places.add(place);
        }

        @Override
        public boolean isRoot() {
            return true;
        }
    }

    @BeforeEach
    void begin() throws Exception {
        FxToolkit.registerPrimaryStage();
        stage = LiveWindow.fx(Stage::new);
        opened.add(() -> LiveWindow.onFx(() -> {
            stage.hide();
            stage.setScene(null);
        }));
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    private void connect(Place place, Supplier<List<String>> command) throws IOException {
        Connection connection = new Connection();
        ShutdownLoop loop = new ShutdownLoop((what, why) -> {}, quits::incrementAndGet);
        opened.add(loop);
        Supplier<Approach> ways = () -> {
            AgentApproach way = new AgentApproach(command.get(), connection);
            opened.add(way);
            return way;
        };
        ConnectScreen screen = new ConnectScreen(
                place,
                Settings.inMemory(),
                ways,
                space -> new MainWindow(Window.parts(
                        new WindowSpace.Elsewhere(space, loop),
                        new Whereabouts(place, Optional.of(space.identity()), connection, windows),
                        bridge,
                        Settings.inMemory(),
                        shown::complete)),
                loop::stop);
        LiveWindow.onFx(() -> {
            stage.setX(0); // A stage that leaves the headless screen breaks it.
            stage.setY(0);
            screen.show(stage);
        });
    }

    private Node find(String selector) {
        return LiveWindow.fx(() -> Objects.requireNonNull(stage.getScene().lookup(selector), selector));
    }

    private String text(String selector) {
        return LiveWindow.fx(() -> stage.getScene().lookup(selector) instanceof Labeled label ? label.getText() : "");
    }

    private void press(String selector) {
        LiveWindow.await(
                selector, () -> stage.getScene().lookup(selector) instanceof ButtonBase button && !button.isDisabled());
        LiveWindow.onFx(() -> ((ButtonBase) stage.getScene().lookup(selector)).fire());
    }

    private Optional<QueueState> seen(Container container) {
        Snapshot now = bridge.snapshot().get();
        return now == null
                ? Optional.empty()
                : now.queues().stream()
                        .filter(queue -> queue.name().equals(container.queue()))
                        .findFirst();
    }

    private void awaitDepth(Container container, long depth) {
        LiveWindow.await(
                "depth " + depth,
                () -> seen(container).filter(queue -> queue.depth() == depth).isPresent());
    }

    private void picture(String name) throws IOException {
        LiveWindow.settle();
        WritableImage image = LiveWindow.fx(() -> stage.getScene().snapshot(null));
        Path folder = Files.createDirectories(Path.of("target", "pictures"));
        try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".png"))) {
            PngWriter.write(image, out);
        }
    }

    private void calls(String id, String words) {
        LiveWindow.await(
                words,
                () -> stage.getScene().getRoot().lookupAll("#" + id + " .label").stream()
                        .anyMatch(node ->
                                node instanceof Label label && label.getText().contains(words)));
    }

    @Test
    void theWindowOnAContainerSeesSendsReceivesAndSaysWhenItIsLost() throws Exception {
        Container container = Container.start();
        opened.add(container);
        Place place = new Place(Optional.empty(), false, Optional.of(container.pid()));
        List<String> command = new ArrayList<>(container.enter());
        command.addAll(JavaProgram.command(Main.class, "agent"));
        connect(place, () -> command);
        assertThat(text("#connect-title")).contains("in " + container.pid());
        Await.until("the window is there", Duration.ofSeconds(60), shown::isDone);
        Shell shell = shown.get();
        awaitDepth(container, 1);
        assertThat(stage.getTitle()).isEqualTo("mqscope: in " + container.pid());
        assertThat(text("#place")).isEqualTo("in " + container.pid());
        assertThat(find("#place-bar").isVisible()).isTrue();
        assertThat(find("#lost-bar").isVisible()).isFalse();
        sendAndReceive(shell, container);
        picture("elsewhere-window");
        traceAndLookInside(shell, container);
        lessonsSayWhereTheyPlay(shell);
        lose(shell, container);
        assertThat(windows.places()).isEmpty();
        press("#connect-again");
        LiveWindow.await("another window is asked for", () -> windows.places().equals(List.of(place)));
    }

    private void sendAndReceive(Shell shell, Container container) {
        LiveWindow.onFx(
                () -> shell.selection().key().set(seen(container).orElseThrow().key()));
        LiveWindow.onFx(() -> ((TextInputControl) stage.getScene().lookup("#send-text")).setText("and from outside"));
        press("#send");
        calls("send-calls", "sent 1 message");
        awaitDepth(container, 2);
        LiveWindow.onFx(() -> ((TabPane) stage.getScene().lookup("#hands"))
                .getSelectionModel()
                .select(1));
        LiveWindow.settle();
        press("#receive");
        awaitDepth(container, 1);
    }

    private void traceAndLookInside(Shell shell, Container container) {
        LiveWindow.await(
                "the probe or why there is none",
                () -> !(shell.space().probing().state() instanceof ProbeStatus.Opening));
        boolean traced = shell.space().tracing().isAvailable();
        if (traced) {
            LiveWindow.onFx(() -> shell.actions().run("trace.toggle"));
            LiveWindow.await("it traces", () -> shell.space().tracing().status() instanceof TraceStatus.Running);
        }
        press("#source-inside");
        press("#look-inside");
        press("#ask-act-1");
        LiveWindow.await(
                "what was inside",
                () -> stage.getScene().lookup("#inside") instanceof TableView<?> inside
                        && inside.getItems().size() == 1);
        awaitDepth(container, 1);
        if (traced) {
            LiveWindow.await(
                    "the agent's receive and send are traced",
                    () -> calls(shell, container, TraceCall.RECEIVE) && calls(shell, container, TraceCall.SEND));
            LiveWindow.onFx(() -> shell.actions().run("trace.toggle"));
        }
    }

    private static boolean calls(Shell shell, Container container, TraceCall call) {
        return shell.space().tracing().log().all().stream()
                .anyMatch(event -> event.call() == call && event.queue().name().equals(Optional.of(container.queue())));
    }

    private void lessonsSayWhereTheyPlay(Shell shell) throws IOException {
        LiveWindow.onFx(() -> shell.actions().run("lessons.open"));
        calls("gallery", "on this machine, not where this window looks");
        picture("elsewhere-lessons");
        LiveWindow.onFx(() -> shell.actions().run("lessons.close"));
    }

    // What was seen stays, and what is asked for is refused at once.
    private void lose(Shell shell, Container container) throws Exception {
        ProcessHandle.of(agent()).orElseThrow().destroyForcibly();
        LiveWindow.await(
                "the loss is shown", () -> stage.getScene().lookup("#lost-bar").isVisible());
        assertThat(text("#lost-what")).contains("in " + container.pid(), "lost since");
        assertThat(text("#lost-why")).contains("the agent has ended", "as of");
        assertThat(seen(container)).isPresent();
        LiveWindow.onFx(() -> ((TabPane) stage.getScene().lookup("#hands"))
                .getSelectionModel()
                .select(0));
        LiveWindow.onFx(() -> ((TextInputControl) stage.getScene().lookup("#send-text")).setText("too late"));
        press("#send");
        calls("send-calls", "the connection is lost");
        picture("elsewhere-lost");
        for (Theme.Choice theme : List.of(Theme.Choice.DARK, Theme.Choice.LIGHT)) {
            LiveWindow.onFx(() -> shell.theme().choice().set(theme));
            LiveWindow.settle();
            assertThat(LiveWindow.fx(() -> Contrast.of(stage.getScene(), shell.root()))
                            .poor())
                    .isEmpty();
        }
    }

    private long agent() {
        return opened.stream()
                .filter(AgentApproach.class::isInstance)
                .map(AgentApproach.class::cast)
                .findFirst()
                .orElseThrow()
                .pid();
    }

    @Test
    void whereThereIsNoWayTheReasonIsShownAndItCanBeTriedAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        connect(new Place(Optional.of("board"), false, Optional.empty()), () -> {
            tries.incrementAndGet();
            return List.of("sh", "-c", "echo 'ssh: Could not resolve hostname board' >&2; exit 255");
        });
        LiveWindow.await("the reason", () -> text("#connect-words").contains("Could not resolve hostname board"));
        assertThat(text("#connect-title")).isEqualTo("Not connected: on board");
        picture("elsewhere-not-connected");
        press("#connect-retry");
        LiveWindow.await("it is tried again", () -> tries.get() == 2);
        LiveWindow.await("the reason", () -> text("#connect-words").contains("Could not resolve hostname board"));
    }

    @Test
    void whatTakesItsTimeSaysSoAndIsCancelled() throws Exception {
        connect(
                new Place(Optional.of("board"), true, Optional.empty()),
                () -> List.of("sh", "-c", "echo 'root@board: asking for a password' >&2; exec sleep 600"));
        LiveWindow.await("it says so", () -> text("#connect-words").contains("s\nroot@board: asking for a password"));
        picture("elsewhere-connecting");
        press("#connect-cancel");
        Await.until("the program is asked to end", () -> quits.get() == 1);
    }
}
