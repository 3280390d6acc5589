package io.github.mqscope.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.demo.PeerProcess;
import io.github.mqscope.demo.lesson.Lessons;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.theme.Theme;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContrastTest {
    private static final int FEWEST = 1000;

    // And where each was seen first.
    private final Map<String, String> poor = new TreeMap<>();
    private int measured;

    @Test
    void contrastIsCountedAsByWcag() {
        assertThat(Contrast.between(Color.BLACK, Color.WHITE)).isEqualTo(21);
        assertThat(Contrast.between(Color.web("#777777"), Color.WHITE)).isBetween(4.47, 4.49);
        assertThat(Contrast.between(Color.WHITE, Color.WHITE)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void whatIsWrittenInTheWindowStandsOut(Theme.Choice theme) throws Exception {
        QueueName full = TestQueue.uniqueName();
        QueueName some = TestQueue.uniqueName();
        try (TestQueue _ = TestQueue.create(full, 4, 128);
                TestQueue queue = TestQueue.create(some, 4, 128);
                PeerProcess _ = PeerProcess.start("fill", full);
                LiveWindow window = LiveWindow.of(full, some)) {
            LiveWindow.onFx(() -> window.shell.theme().choice().set(theme));
            window.probing.open();
            queue.queue().send(new Message(7, "{\"id\": 4711, \"open\": true, \"why\": null}".getBytes(UTF_8)));
            window.awaitSeen(
                    full, "a sender is blocked", q -> !q.blockedSenders().isEmpty());
            work(window, full, some);
            sheets(window);
            lessons(window);
        }
        assertThat(poor).isEmpty();
        assertThat(measured).isGreaterThan(FEWEST);
    }

    private void work(LiveWindow window, QueueName full, QueueName some) {
        measure(window, "nothing chosen");
        window.select(full);
        tabs(window, "#queue-tabs");
        tabs(window, "#hands");
        tabs(window, "#below");
        LiveWindow.onFx(() -> window.shell.errors().show("Not sent", tooLong(full)));
        measure(window, "an error");
        press(window, "#error-dismiss");
        window.select(some);
        bodies(window);
        type(window, "#queue-filter", "depth:>many");
        measure(window, "a filter that is wrong");
        type(window, "#queue-filter", "");
        run(window, "app.read-only");
        run(window, "events.pause");
        measure(window, "read-only and paused");
        run(window, "app.read-only");
        run(window, "lists.resume");
    }

    private static QueueException tooLong(QueueName name) {
        FailedCall attempt = new FailedCall("mq_send", name, Errno.EMSGSIZE);
        return new QueueException(Cause.MESSAGE_TOO_LONG.of(attempt, "200 bytes", 128));
    }

    private void tabs(LiveWindow window, String id) {
        TabPane tabs = window.find(TabPane.class, id);
        for (int i = tabs.getTabs().size() - 1; i >= 0; i--) {
            int tab = i;
            LiveWindow.onFx(() -> tabs.getSelectionModel().select(tab));
            measure(window, "tab " + i + " of " + id);
        }
    }

    // In each of the ways, with the probe or after a look inside.
    private void bodies(LiveWindow window) {
        press(window, "#source-seen");
        measure(window, "nothing seen");
        press(window, "#source-inside");
        press(window, "#look-inside");
        LiveWindow.await("the question", () -> window.shell.root().lookup("#ask-act-1") != null);
        LiveWindow.settle();
        measure(window, "a question", window.find(Node.class, ".ask-sheet"));
        press(window, "#ask-act-1");
        LiveWindow.await(
                "a message",
                () -> window.shell.root().lookup("#inside") instanceof TableView<?> table
                        && !table.getItems().isEmpty());
        LiveWindow.onFx(() -> ((TableView<?>) window.shell.root().lookup("#inside"))
                .getSelectionModel()
                .select(0));
        LiveWindow.await("the viewer", () -> window.shell.root().lookup("#viewer-as-json") != null);
        for (String way : List.of("text", "hex", "json", "struct")) {
            press(window, "#viewer-as-" + way);
            measure(window, "a body as " + way);
        }
    }

    private void sheets(LiveWindow window) {
        for (String id : List.of(
                "queue.create",
                "window.elsewhere",
                "app.palette",
                "app.shortcuts",
                "app.explain",
                "alerts.settings",
                "queue.move",
                "queue.drain",
                "queue.unlink",
                "app.about")) {
            run(window, id);
            measure(window, id, window.shell.sheets().layer());
            LiveWindow.onFx(window.shell.sheets()::hide);
        }
    }

    private void lessons(LiveWindow window) {
        Node lessons = window.shell.lessons().view();
        LiveWindow.onFx(window.shell.lessons()::open);
        measure(window, "the lessons", lessons);
        LiveWindow.onFx(() -> window.shell.lessons().begin(Lessons.all().getFirst()));
        LiveWindow.await("a scene", () -> window.shell.lessons().scene().get() != null);
        measure(window, "a lesson", lessons);
        LiveWindow.onFx(window.shell.lessons()::close);
    }

    private void measure(LiveWindow window, String what) {
        measure(window, what, window.shell.root());
    }

    private void measure(LiveWindow window, String what, Node part) {
        LiveWindow.settle();
        Contrast contrast = LiveWindow.fx(() -> Contrast.of(window.shell.scene(), part));
        measured += contrast.measured();
        contrast.poor().forEach(line -> poor.putIfAbsent(line, what));
    }

    private static void run(LiveWindow window, String id) {
        LiveWindow.onFx(() -> assertThat(window.shell.actions().run(id)).as(id).isTrue());
    }

    private static void type(LiveWindow window, String selector, String text) {
        LiveWindow.onFx(() -> ((TextInputControl) find(window, selector)).setText(text));
    }

    private static void press(LiveWindow window, String selector) {
        LiveWindow.await(selector, () -> window.shell.root().lookup(selector) != null);
        LiveWindow.onFx(() -> {
            Node node = find(window, selector);
            if (node instanceof ToggleButton toggle) {
                toggle.setSelected(true);
            } else {
                ((javafx.scene.control.ButtonBase) node).fire();
            }
        });
    }

    private static Node find(LiveWindow window, String selector) {
        return Objects.requireNonNull(window.shell.root().lookup(selector), selector);
    }
}
