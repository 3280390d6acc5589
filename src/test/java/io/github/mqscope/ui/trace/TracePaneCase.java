package io.github.mqscope.ui.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.model.trace.TracedWords;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The trace pane, whatever traces: what each test does with the queue, it also tells.
abstract class TracePaneCase {
    @TempDir
    private Path directory;

    private TestQueue queue;
    private LivePane pane;

    /// Makes tracing possible, or skips the test.
    abstract void enable(LivePane pane) throws Exception;

    /// A message has gone in.
    abstract void sent(TestQueue queue, Message message) throws Exception;

    /// A message has come out.
    abstract void received(TestQueue queue, Message message) throws Exception;

    @BeforeEach
    void open() throws Exception {
        queue = TestQueue.create();
        pane = new LivePane(queue, p -> p.trace(new ChosenFile()), 980, 420);
        enable(pane);
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
        Message message = new Message(priority, text.getBytes(UTF_8));
        queue.queue().send(message);
        sent(queue, message);
    }

    private void receive() throws Exception {
        received(queue, queue.queue().receive());
    }

    @SuppressWarnings("unchecked")
    private TableView<TraceRow> table() {
        return (TableView<TraceRow>) pane.find(TableView.class, "trace");
    }

    private List<String> rows() {
        return LiveWindow.fx(() -> table().getItems().stream()
                .filter(TraceRow.Call.class::isInstance)
                .map(row -> TracedWords.function(((TraceRow.Call) row).event()) + " "
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
        pane.awaitWords("trace-waiting", "1 waiting");
        assertThat(rows()).isEmpty();
        pane.press("trace-pause");
        LiveWindow.await("the call", () -> table().getItems().size() == 1);
    }

    @Test
    void aTraceBegunElsewhereTakesThePlaceOfTheLast() throws Exception {
        send(3, "one");
        LiveWindow.await("the call", () -> table().getItems().size() == 1);
        pane.press("trace-begin");
        pane.awaitWords("trace-count", "ended: 1 call seen, 0 lost");
        TraceOptions only = new TraceOptions(
                Map.of(queue.name(), Optional.of(queue.queue().key())), Optional.empty(), TraceOptions.SNAP_DEFAULT);
        pane.tracing.start(only);
        pane.awaitWords("trace-count", "0 calls seen, 0 lost");
        receive();
        LiveWindow.await("its call alone", () -> rows().equals(List.of("mq_receive one")));
        LiveWindow.onFx(() -> table().getSelectionModel().select(0));
        pane.awaitWords("trace-facts", "mq_receive");
        TraceLog log = pane.tracing.log();
        assertThat(log.all())
                .singleElement()
                .satisfies(call -> assertThat(log.counterpart(call.sequence())).isEmpty());
    }

    @Test
    void aSavedTraceIsOpenedAgainWithItsPairs() throws Exception {
        send(3, "one");
        receive();
        LiveWindow.await("both calls", () -> table().getItems().size() == 2);
        pane.press("trace-begin");
        pane.awaitWords("trace-count", "ended: 2 calls seen, 0 lost");
        choose(0);
        Await.until("it is saved", () -> Files.exists(file()));
        pane.press("trace-begin");
        pane.awaitWords("trace-count", "0 calls seen");
        pane.press("trace-begin");
        pane.awaitWords("trace-count", "ended");
        choose(1);
        pane.awaitWords("trace-count", "from trace.jsonl, not live: 2 calls seen, 0 lost");
        LiveWindow.await("both calls again", () -> table().getItems().size() == 2);
        LiveWindow.onFx(() -> table().getSelectionModel().select(0));
        pane.awaitWords("trace-facts", "To its receive");
    }

    @Test
    void replaysTheMessagesAfterAQuestion() throws Exception {
        send(3, "one");
        send(5, "two");
        receive();
        LiveWindow.await("three calls", () -> table().getItems().size() == 3);
        pane.press("trace-begin");
        pane.awaitWords("trace-count", "ended");
        LiveWindow.onFx(() -> {
            Menu replay =
                    (Menu) pane.find(MenuButton.class, "trace-file").getItems().get(2);
            replay.getItems().get(1).fire(); // Ten times faster; this pane's consent is always given.
        });
        Await.until("both are sent again", () -> queue.queue().attributes().curmsgs() == 3);
        assertThat(queue.queue().receive().priority()).isEqualTo(5);
        assertThat(queue.queue().receive().priority()).isEqualTo(3);
        assertThat(queue.queue().receive().priority()).isEqualTo(3);
        assertThat(pane.errors).isEmpty();
    }

    @Test
    void aReplayThatWaitsForRoomIsStoppedAtOnce() throws Exception {
        for (int i = 0; i < TestQueue.MAXMSG; i++) {
            send(i, "m" + i);
        }
        LiveWindow.await("the calls", () -> table().getItems().size() == TestQueue.MAXMSG);
        LiveWindow.onFx(() -> ((Menu)
                        pane.find(MenuButton.class, "trace-file").getItems().get(2))
                .getItems()
                .get(2)
                .fire());
        pane.awaitWords("replay-words", "0 of 10 sent");
        pane.press("replay-stop");
        LiveWindow.await("it has ended", () -> !pane.sees("replay-stop"));
        assertThat(queue.queue().attributes().curmsgs()).isEqualTo(TestQueue.MAXMSG);
        assertThat(pane.errors).isEmpty();
    }

    private void choose(int item) {
        LiveWindow.onFx(() ->
                pane.find(MenuButton.class, "trace-file").getItems().get(item).fire());
    }

    private Path file() {
        return directory.resolve("trace.jsonl");
    }

    private final class ChosenFile implements FileChoice {
        @Override
        public Optional<Path> toRead(String title, @Nullable Window owner) {
            return Optional.of(file());
        }

        @Override
        public Optional<Path> toWrite(String title, String name, @Nullable Window owner) {
            return Optional.of(file());
        }
    }

    @Test
    void endsWithTheClosingCountsAndNothingAttached() throws Exception {
        send(3, "one");
        LiveWindow.await("the call", () -> table().getItems().size() == 1);
        pane.press("trace-begin");
        pane.awaitWords("trace-count", "ended: 1 call seen, 0 lost");
        send(3, "unseen");
        assertThat(pane.tracing.log().added()).isEqualTo(1);
    }
}
