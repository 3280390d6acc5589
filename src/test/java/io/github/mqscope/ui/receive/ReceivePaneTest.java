package io.github.mqscope.ui.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.files.MessageFile;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceivePaneTest {
    @TempDir
    private Path directory;

    private Path file;
    private LivePane pane;

    /// Always saves into one file.
    private record Saved(Path file) implements FileChoice {
        @Override
        public Optional<Path> toRead(String title, @Nullable Window owner) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> toWrite(String title, String name, @Nullable Window owner) {
            return Optional.of(file);
        }
    }

    @BeforeEach
    void open() throws Exception {
        file = directory.resolve("received.jsonl");
        pane = new LivePane(TestQueue.create(), p -> p.receive(new Saved(file)), 320, 640).select();
    }

    @AfterEach
    void close() throws Exception {
        pane.close();
    }

    private void send(int priority, String text) throws Exception {
        pane.queue.queue().send(new Message(priority, text.getBytes(UTF_8)));
    }

    private int rows() {
        return LiveWindow.fx(
                () -> pane.find(TableView.class, "received").getItems().size());
    }

    private void cancel() {
        LiveWindow.onFx(() -> ((Button) pane.find(Region.class, "receive-calls").lookup(".call-button")).fire());
    }

    @Test
    void receivesTheHighestPriorityFirstAndShowsIt() throws Exception {
        send(1, "low");
        send(9, "high\u001b[2J");
        pane.press("receive");
        pane.awaitWords("receive-calls", "received 1 message");
        assertThat(rows()).isEqualTo(1);
        LiveWindow.onFx(
                () -> pane.find(TableView.class, "received").getSelectionModel().select(0));
        assertThat(LiveWindow.fx(() -> pane.find(TextArea.class, "viewer-text").getText()))
                .isEqualTo("high\\x1b[2J");
        assertThat(pane.queue.queue().attributes().curmsgs()).isEqualTo(1);
    }

    @Test
    void theBufferIsMqMsgsizeUnlessChanged() {
        assertThat(LiveWindow.fx(
                        () -> pane.find(TextField.class, "receive-buffer").getText()))
                .isEqualTo("64");
        assertThat(pane.sees("receive-buffer-rule")).isFalse();
    }

    @Test
    void aSmallBufferIsExplainedAndThenEmsgsize() throws Exception {
        send(0, "x");
        pane.press("receive-how");
        pane.type("receive-buffer", "8");
        assertThat(pane.words("receive-buffer-rule")).contains("EMSGSIZE");
        pane.press("receive");
        pane.awaitWords("receive-calls", "EMSGSIZE: the buffer has 8 bytes, mq_msgsize is 64");
        pane.awaitWords("receive-calls", "Use a buffer of at least 64 bytes.");
        assertThat(pane.queue.queue().attributes().curmsgs()).isEqualTo(1);
    }

    @Test
    void anEmptyQueueIsEagain() {
        pane.press("receive-how");
        pane.press("receive-nonblocking");
        pane.press("receive");
        pane.awaitWords("receive-calls", "EAGAIN: the queue is empty");
    }

    @Test
    void aTimedReceiveTimesOut() {
        pane.press("receive-how");
        pane.press("receive-timed");
        pane.type("receive-timeout", "0.1");
        pane.press("receive");
        pane.awaitWords("receive-calls", "ETIMEDOUT: after 0.1");
    }

    @Test
    void aWrongTimeoutIsSaidInPlace() {
        pane.press("receive-how");
        pane.press("receive-timed");
        pane.type("receive-timeout", "soon");
        assertThat(pane.words("receive-waiting-meaning")).contains("A timeout is a number of seconds");
        assertThat(LiveWindow.fx(() -> pane.find(Button.class, "receive").isDisabled()))
                .isTrue();
    }

    @Test
    void aBlockedReceiveShowsItsTimeAndIsCancelled() {
        pane.press("receive");
        pane.awaitWords("receive-calls", "blocked in mq_receive for");
        pane.awaitWords("receive-calls", "the queue is empty");
        cancel();
        pane.awaitWords("receive-calls", "cancelled: nothing was received");
    }

    @Test
    void followCountsWhatComesUntilCancelled() throws Exception {
        pane.press("receive-follow");
        pane.press("receive");
        send(1, "a");
        send(2, "b");
        pane.awaitWords("receive-calls", "received 2 messages");
        cancel();
        pane.awaitWords("receive-calls", "cancelled: received 2 messages");
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void aDrainAsksWithTheLossOnTheButtonAndTakesEverything() throws Exception {
        send(1, "a");
        send(1, "b");
        pane.awaitDepth(2);
        pane.press("receive-drain");
        pane.press("receive");
        assertThat(pane.asked).containsExactly("Drain 2 messages from " + pane.queue.name());
        pane.awaitWords("receive-calls", "received 2 messages");
        assertThat(pane.queue.queue().attributes().curmsgs()).isZero();
    }

    @Test
    void whatWasReceivedIsSentAgainToTheEndOfItsPriority() throws Exception {
        send(5, "first");
        send(5, "second");
        pane.press("receive");
        pane.awaitWords("received-title", "1");
        LiveWindow.onFx(
                () -> pane.find(TableView.class, "received").getSelectionModel().select(0));
        LiveWindow.onFx(() -> pane.actions.run("received.resend"));
        pane.awaitWords("receive-calls", "sent 1 message");
        assertThat(pane.queue.queue().receive().body()).isEqualTo("second".getBytes(UTF_8));
        assertThat(pane.queue.queue().receive().body()).isEqualTo("first".getBytes(UTF_8));
    }

    @Test
    void theBinIsExportedAndEmptied() throws Exception {
        send(5, "first");
        send(9, "\u0000");
        pane.press("receive-drain");
        pane.press("receive");
        pane.awaitWords("received-title", "2");
        LiveWindow.onFx(() -> pane.actions.run("received.export"));
        io.github.mqscope.testing.Await.until("the file is written", () -> Files.exists(file));
        assertThat(MessageFile.open(file).messages())
                .containsExactly(new Message(9, new byte[1]), new Message(5, "first".getBytes(UTF_8)));
        LiveWindow.onFx(() -> pane.actions.run("received.empty"));
        assertThat(pane.asked).contains("Discard 2 messages");
        pane.awaitWords("received-title", "0");
        assertThat(pane.acts.seen().bin().all()).isEmpty();
    }

    @Test
    void receivesAsManyAsAsked() throws Exception {
        for (int i = 0; i < 5; i++) {
            send(i, "m" + i);
        }
        pane.press("receive-some");
        pane.type("receive-count", "3");
        pane.press("receive");
        pane.awaitWords("receive-calls", "received 3 messages");
        assertThat(pane.queue.queue().attributes().curmsgs()).isEqualTo(2);
    }
}
