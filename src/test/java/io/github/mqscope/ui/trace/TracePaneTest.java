package io.github.mqscope.ui.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TracePaneTest {
    private TestQueue queue;
    private LivePane pane;

    @BeforeEach
    void open() throws Exception {
        Requires.bpf();
        queue = TestQueue.create();
        pane = new LivePane(queue, p -> new TracePane(p.context).view(), 980, 420);
        pane.probing.open();
        pane.select();
        LiveWindow.onFx(() -> pane.find(CheckBox.class, "trace-only").setSelected(true));
        pane.press("trace-begin");
        pane.awaitWords("trace-count", "calls seen, 0 lost");
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

    private void receive() throws Exception {
        try (MessageBuffer buffer = queue.queue().newBuffer()) {
            queue.queue().receive(buffer);
        }
    }

    @SuppressWarnings("unchecked")
    private TableView<TraceRow> table() {
        return (TableView<TraceRow>) pane.find(TableView.class, "trace");
    }

    private List<String> rows() {
        return LiveWindow.fx(() -> table().getItems().stream()
                .filter(TraceRow.Call.class::isInstance)
                .map(row -> TraceWords.call(((TraceRow.Call) row).event()) + " "
                        + TraceWords.info(((TraceRow.Call) row).event()))
                .toList());
    }

    @Test
    void listsEachCallWithItsMessage() throws Exception {
        send(3, "one");
        receive();
        LiveWindow.await("both calls", () -> table().getItems().size() == 2);
        assertThat(rows()).containsExactly("mq_send one", "mq_receive one");
    }

    @Test
    void jumpsFromASendToItsReceive() throws Exception {
        send(3, "one");
        send(5, "two");
        receive();
        LiveWindow.await("three calls", () -> table().getItems().size() == 3);
        LiveWindow.onFx(() -> table().getSelectionModel().select(1));
        pane.awaitWords("trace-facts", "To its receive");
        pane.press("trace-other");
        LiveWindow.await("at the receive", () -> table().getSelectionModel().getSelectedIndex() == 2);
        pane.awaitWords("trace-facts", "To its send");
    }

    @Test
    void filtersByField() throws Exception {
        send(3, "one");
        send(5, "two");
        LiveWindow.await("both calls", () -> table().getItems().size() == 2);
        pane.type("trace-filter", "prio:>3");
        assertThat(rows()).containsExactly("mq_send two");
        pane.type("trace-filter", "!text:two hex:6f6e65");
        assertThat(rows()).containsExactly("mq_send one");
    }

    @Test
    void pausedItCountsWhatWaitsAndShowsItLater() throws Exception {
        pane.press("trace-pause");
        send(3, "one");
        pane.awaitWords("trace-count", "paused, 1 waiting");
        assertThat(rows()).isEmpty();
        pane.press("trace-pause");
        LiveWindow.await("the call", () -> table().getItems().size() == 1);
    }

    @Test
    void endsWithTheClosingCountsAndNothingAttached() throws Exception {
        send(3, "one");
        LiveWindow.await("the call", () -> table().getItems().size() == 1);
        pane.press("trace-begin");
        pane.awaitWords("trace-count", "ended: 1 calls seen, 0 lost");
        send(3, "unseen");
        assertThat(pane.context.tracing().log().added()).isEqualTo(1);
    }
}
