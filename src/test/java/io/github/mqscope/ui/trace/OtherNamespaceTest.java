package io.github.mqscope.ui.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.local.LocalIdentity;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.QueueTrace;
import io.github.mqscope.model.trace.TracedQueue;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.testing.ToldTraces;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Calls on a queue of the same name in another IPC namespace.
class OtherNamespaceTest {
    private static final long THERE = 4_026_599_999L;
    private static final Message ONE = new Message(3, "one".getBytes(UTF_8));
    private static final Message OTHER = new Message(4, "other".getBytes(UTF_8));

    private final ToldTraces traces = new ToldTraces();
    private TestQueue queue;
    private LivePane pane;

    @BeforeEach
    void bothAreCalled() throws Exception {
        queue = TestQueue.create();
        pane = new LivePane(queue, p -> p.trace(FileChoice.dialogs()), 980, 420);
        pane.tracing.with(traces);
        pane.select();
        pane.press("trace-begin");
        pane.awaitWords("trace-count", "calls seen, 0 lost");
        QueueKey key = queue.queue().key();
        traces.sent(queue, ONE);
        traces.sent(new TracedQueue(Optional.of(new QueueKey(key.dev() + 1, key.ino())), named(), THERE), OTHER);
        LiveWindow.await("both calls", () -> table().getItems().size() == 2);
    }

    private Optional<QueueName> named() {
        return Optional.of(queue.name());
    }

    @AfterEach
    void close() throws Exception {
        if (pane != null) {
            pane.close();
        }
    }

    @SuppressWarnings("unchecked")
    private TableView<TraceRow> table() {
        return (TableView<TraceRow>) pane.find(TableView.class, "trace");
    }

    private List<Object> queues() {
        return LiveWindow.fx(() -> {
            TableColumn<TraceRow, ?> column = table().getColumns().stream()
                    .filter(each -> each.getId().equals("queue"))
                    .findFirst()
                    .orElseThrow();
            return table().getItems().stream().<Object>map(column::getCellData).toList();
        });
    }

    private String marked() {
        return queue.name() + " (namespace " + THERE + ")";
    }

    @Test
    void theirQueueIsMarkedAndOursIsNot() {
        assertThat(queues()).containsExactly(queue.name().toString(), marked());
        assertThat(LocalIdentity.namespace()).isNotIn(0L, THERE);
    }

    @Test
    void theDetailSaysTheNamespace() {
        LiveWindow.onFx(() -> table().getSelectionModel().select(0));
        pane.awaitWords("trace-facts", "in IPC namespace " + LocalIdentity.namespace() + ", this one");
        LiveWindow.onFx(() -> table().getSelectionModel().select(1));
        pane.awaitWords("trace-facts", "in IPC namespace " + THERE + ", another than this one");
    }

    @Test
    void ourQueueOfTheNameIsNotGoneToAsTheirs() {
        LiveWindow.onFx(() -> table().getSelectionModel().select(1));
        assertThat(pane.actions.disabled("trace.go").get()).isTrue();
        LiveWindow.onFx(() -> table().getSelectionModel().select(0));
        assertThat(pane.actions.disabled("trace.go").get()).isFalse();
    }

    @Test
    void filtersTellThemApart() {
        pane.type("trace-filter", "ns:" + THERE);
        assertThat(queues()).containsExactly(marked());
        pane.type("trace-filter", "!queue:\"" + marked() + "\"");
        assertThat(queues()).containsExactly(queue.name().toString());
    }

    @Test
    void aFlowIsOfOurQueueAlone() throws Exception {
        QueueKey key = queue.queue().key();
        pane.tracing.about(Optional.of(key));
        Await.until("it is told", () -> pane.tracing.queue().isPresent());
        QueueTrace ours = pane.tracing.queue().orElseThrow();
        assertThat(ours.sent()).isEqualTo(1);
        assertThat(ours.queued())
                .singleElement()
                .satisfies(send -> assertThat(send.payload()).isEqualTo(ONE.body()));
    }
}
