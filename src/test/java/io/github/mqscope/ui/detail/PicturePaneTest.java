package io.github.mqscope.ui.detail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.demo.PeerProcess;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.viewer.MessageRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PicturePaneTest {
    private TestQueue queue;
    private LivePane pane;

    @BeforeEach
    void open() throws Exception {
        queue = TestQueue.create(4, 64);
        pane = new LivePane(queue, PicturePaneTest::detail, 480, 700);
    }

    private static Region detail(LivePane pane) {
        DetailPane detail =
                new DetailPane(pane.selection, pane.settings, pane.actions, pane.probing.peeks(), pane.tracing);
        detail.fillMessages(pane.messages(pane.contents));
        detail.fillTabs();
        detail.fillPicture();
        return detail.view();
    }

    @AfterEach
    void close() throws Exception {
        pane.close();
    }

    private void send(int priority, String text) throws Exception {
        queue.queue().send(new Message(priority, text.getBytes(UTF_8)));
    }

    private String spoken() {
        Region slots = pane.find(Region.class, "picture-slots");
        return LiveWindow.fx(() -> String.valueOf(slots.getAccessibleText()));
    }

    @Test
    void withoutTheProbeItShowsHowManyThereAre() throws Exception {
        pane.select();
        pane.awaitWords("picture-count", "Empty: 0 of 4");
        send(1, "one");
        pane.awaitWords("picture-count", "1 of 4");
        pane.awaitWords("picture-fresh", "contents unknown");
    }

    @Test
    void whoIsBlockedIsAtTheSendersEnd() throws Exception {
        pane.select();
        try (PeerProcess _ = PeerProcess.start("fill", queue.name())) {
            pane.awaitWords("picture-count", "Full: 4 of 4");
            pane.awaitWords("picture-senders", "blocked in mq_send");
        }
    }

    @Test
    void whoWaitsIsAtTheReceiversEnd() throws Exception {
        pane.select();
        try (PeerProcess _ = PeerProcess.start("wait", queue.name())) {
            pane.awaitWords("picture-receivers", "waiting in mq_receive");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void aMessageChosenInOneIsChosenInTheOther() throws Exception {
        Requires.bpf();
        pane.probing.open();
        send(1, "low");
        send(9, "high");
        pane.select();
        pane.awaitWords("picture-legend", "5–9: 1");
        LiveWindow.await("the list", () -> pane.sees("peeked"));
        TableView<MessageRow> table = pane.find(TableView.class, "peeked");
        press(KeyCode.HOME);
        LiveWindow.await("it in the list", () -> table.getSelectionModel().getSelectedItem() != null);
        assertThat(LiveWindow.fx(() ->
                        table.getSelectionModel().getSelectedItem().message().priority()))
                .isEqualTo(9);
        LiveWindow.onFx(() -> table.getSelectionModel().select(1));
        LiveWindow.await("it in the picture", () -> spoken().contains("priority 1"));
        send(5, "between");
        LiveWindow.await("it one further", () -> spoken().contains("Message 3 of 3, priority 1"));
    }

    private void press(KeyCode key) {
        Region slots = pane.find(Region.class, "picture-slots");
        LiveWindow.onFx(
                () -> slots.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
    }

    @Test
    void itCanBeHiddenAndShown() throws Exception {
        pane.select();
        pane.awaitWords("picture-count", "Empty");
        ToggleButton toggle = pane.find(ToggleButton.class, "picture-toggle");
        LiveWindow.onFx(toggle::fire);
        LiveWindow.await(
                "it is gone", () -> !pane.settings.flag("picture.shown", true).get());
        LiveWindow.await("no picture", () -> toggle.getScene().lookup("#picture") == null);
        LiveWindow.onFx(() -> assertThat(pane.actions.run("picture.toggle")).isTrue());
        LiveWindow.await("the picture", () -> toggle.getScene().lookup("#picture") != null);
        send(1, "one");
        pane.awaitWords("picture-count", "1 of 4");
    }
}
