package io.github.mqscope.ui.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.viewer.MessageRow;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeekSourceTest {
    private TestQueue queue;
    private LivePane pane;

    @BeforeEach
    void open() throws Exception {
        Requires.bpf();
        queue = TestQueue.create(10, 2048);
        pane = new LivePane(queue, p -> p.messages(p.contents), 800, 420);
        pane.probing.open();
    }

    @AfterEach
    void close() throws Exception {
        if (pane != null) {
            pane.close();
        }
    }

    private void send(int priority, String text) throws Exception {
        queue.queue().send(new Message(priority, text.getBytes(UTF_8)));
    }

    @SuppressWarnings("unchecked")
    private TableView<MessageRow> table() {
        return (TableView<MessageRow>) pane.find(TableView.class, "peeked");
    }

    private List<String> rows() {
        return LiveWindow.fx(() -> table().getItems().stream()
                .map(row -> row.message().priority() + " "
                        + new String(row.message().body(), UTF_8))
                .toList());
    }

    @Test
    void showsWhatIsInsideInReceiveOrderAndTakesNothing() throws Exception {
        send(1, "first");
        send(7, "high");
        send(1, "second");
        pane.select();
        pane.awaitWords("peek-line", "3 messages, 15 bytes");
        assertThat(rows()).containsExactly("7 high", "1 first", "1 second");
        assertThat(queue.queue().attributes().curmsgs()).isEqualTo(3);
    }

    @Test
    void followsTheQueueAndKeepsTheChosenMessage() throws Exception {
        send(1, "chosen");
        pane.select();
        pane.awaitWords("peek-line", "1 message");
        LiveWindow.onFx(() -> table().getSelectionModel().select(0));
        send(9, "before it");
        pane.awaitWords("peek-line", "2 messages");
        LiveWindow.await(
                "the chosen one moved down", () -> table().getSelectionModel().getSelectedIndex() == 1);
        pane.awaitWords("viewer-facts", "6 bytes · priority 1");
    }

    @Test
    void theViewerStaysWhereAPersonPutItWhileTheQueueChanges() throws Exception {
        send(1, "chosen");
        pane.select();
        pane.awaitWords("peek-line", "1 message");
        LiveWindow.onFx(() -> table().getSelectionModel().select(0));
        pane.awaitWords("viewer-facts", "6 bytes");
        SplitPane split = LiveWindow.fx(() ->
                (SplitPane) pane.find(Label.class, "viewer-facts").getScene().lookup(".split-pane"));
        List<Integer> changes = new CopyOnWriteArrayList<>();
        LiveWindow.onFx(() -> {
            split.setDividerPositions(0.4);
            split.getItems().addListener((InvalidationListener)
                    o -> changes.add(split.getItems().size()));
        });
        send(9, "before it");
        pane.awaitWords("peek-line", "2 messages");
        assertThat(changes).isEmpty();
        assertThat(LiveWindow.fx(() -> split.getDividerPositions()[0])).isBetween(0.35, 0.45);
    }

    @Test
    void readsTheWholeOfALongMessageWhenItIsChosen() throws Exception {
        char[] text = new char[2000];
        Arrays.fill(text, 'x');
        text[1999] = 'y';
        send(1, new String(text));
        pane.select();
        pane.awaitWords("peek-line", "1 message, 2000 bytes");
        LiveWindow.onFx(() -> table().getSelectionModel().select(0));
        pane.awaitWords("viewer-facts", "2,000 bytes");
        assertThat(LiveWindow.fx(() -> pane.find(TextArea.class, "viewer-text").getText()))
                .endsWith("xxy");
    }

    @Test
    void handsALongMessageOnOnlyAsAWhole() throws Exception {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        pane.composer.onEdit((message, origin) -> sizes.add(message.size()));
        send(1, "x".repeat(2000));
        pane.select();
        pane.awaitWords("peek-line", "1 message, 2000 bytes");
        boolean atOnce = LiveWindow.fx(() -> {
            table().getSelectionModel().select(0);
            return pane.actions.run("message.edit"); // Its first 512 bytes are known.
        });
        assertThat(atOnce).isFalse();
        LiveWindow.await("the whole can be edited", () -> pane.actions.run("message.edit"));
        assertThat(sizes).containsExactly(2000);
    }

    @Test
    void namesWhoWaits() throws Exception {
        Thread receiver = Thread.ofPlatform().name("waiting").start(() -> {
            try {
                var _ = queue.queue().receive();
            } catch (QueueException e) {
                throw new AssertionError(e);
            }
        });
        pane.select();
        pane.awaitWords("peek-waiters", "1 thread waits to receive: waiting (pid ");
        pane.awaitWords("peeked", "messages go to it directly");
        send(0, "go");
        receiver.join(Await.PATIENCE);
        assertThat(receiver.isAlive()).isFalse();
    }
}
