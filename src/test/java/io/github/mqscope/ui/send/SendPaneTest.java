package io.github.mqscope.ui.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.mqueue.Message;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.calls.CallLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendPaneTest {
    @TempDir
    private Path directory;

    private LivePane pane;

    /// Always chooses one file.
    private record Chosen(Path file) implements FileChoice {
        @Override
        public Optional<Path> toRead(String title, @Nullable Window owner) {
            return Optional.of(file);
        }

        @Override
        public Optional<Path> toWrite(String title, String name, @Nullable Window owner) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void open() throws Exception {
        FileChoice files = new Chosen(directory.resolve("body.bin"));
        pane = new LivePane(TestQueue.create(), p -> new SendPane(p.context, files).view(), 320, 640).select();
    }

    @AfterEach
    void close() throws Exception {
        pane.close();
    }

    private boolean canSend() {
        return LiveWindow.fx(() -> !pane.find(Button.class, "send").isDisabled());
    }

    @Test
    void sendsTextWithItsPriority() throws Exception {
        pane.type("send-text", "grüße");
        pane.type("send-priority", "9");
        pane.press("send");
        pane.awaitWords("send-calls", "sent 1 message");
        assertThat(pane.queue.queue().receive()).isEqualTo(new Message(9, "grüße".getBytes(UTF_8)));
    }

    @Test
    void ctrlEnterSends() throws Exception {
        pane.type("send-text", "x");
        LiveWindow.await("it can send", this::canSend);
        pane.ctrl("send-text", KeyCode.ENTER);
        pane.awaitWords("send-calls", "sent 1 message");
        assertThat(pane.queue.queue().attributes().curmsgs()).isEqualTo(1);
    }

    @Test
    void sendsHexAndSaysWhatIsNotHex() throws Exception {
        pane.press("send-as-hex");
        pane.type("send-hex", "00 fg");
        assertThat(pane.words("send-body-problem")).contains("“g” at place 5");
        assertThat(canSend()).isFalse();
        pane.type("send-hex", "00 ff");
        pane.press("send");
        pane.awaitWords("send-calls", "sent 1 message");
        assertThat(pane.queue.queue().receive().body()).containsExactly(0, 0xff);
    }

    @Test
    void sendsTheBytesOfAFile() throws Exception {
        Files.write(directory.resolve("body.bin"), new byte[] {1, 2, 0, 3});
        pane.press("send-as-file");
        pane.press("send-choose-file");
        pane.awaitWords("send-size", "4 of 64 bytes");
        pane.press("send");
        pane.awaitWords("send-calls", "sent 1 message");
        assertThat(pane.queue.queue().receive().body()).containsExactly(1, 2, 0, 3);
    }

    @Test
    void refusesAFileThatIsTooLongBeforeSending() throws Exception {
        Files.write(directory.resolve("body.bin"), new byte[65]);
        pane.press("send-as-file");
        pane.press("send-choose-file");
        pane.awaitWords("send-body-problem", "at most mq_msgsize, 64 bytes; this has 65");
        assertThat(canSend()).isFalse();
    }

    @Test
    void aFileThatIsNotThereIsSaidInPlace() {
        pane.press("send-as-file");
        pane.press("send-choose-file");
        pane.awaitWords("send-body-problem", "Not a regular file");
    }

    @Test
    void priority32768IsWrongInPlace() {
        pane.type("send-priority", "32768");
        assertThat(pane.words("send-priority-problem")).contains("32768: A priority is 0 to 32767");
        assertThat(canSend()).isFalse();
        pane.type("send-priority", "32767");
        assertThat(pane.sees("send-priority-problem")).isFalse();
        assertThat(canSend()).isTrue();
    }

    @Test
    void aFullQueueIsEagainAndTheTextIsKept() throws Exception {
        pane.queue.fill();
        pane.type("send-text", "kept");
        pane.press("send-nonblocking");
        pane.press("send");
        pane.awaitWords("send-calls", "EAGAIN: the queue is full, 10 of 10 messages");
        assertThat(LiveWindow.fx(() -> pane.find(javafx.scene.control.TextArea.class, "send-text")
                        .getText()))
                .isEqualTo("kept");
    }

    @Test
    void aTimedSendTimesOut() throws Exception {
        pane.queue.fill();
        pane.press("send-timed");
        pane.type("send-timeout", "0.1");
        pane.press("send");
        pane.awaitWords("send-calls", "ETIMEDOUT");
    }

    @Test
    void aBlockedSendShowsItsTimeAndIsCancelled() throws Exception {
        pane.queue.fill();
        pane.press("send");
        pane.awaitWords("send-calls", "blocked in mq_send for");
        pane.awaitWords("send-calls", "the queue is full");
        LiveWindow.onFx(() -> ((Button) pane.find(javafx.scene.layout.Region.class, "send-calls")
                        .lookup(".call-button"))
                .fire());
        pane.awaitWords("send-calls", "cancelled: nothing was sent");
        assertThat(pane.queue.queue().attributes().curmsgs()).isEqualTo(TestQueue.MAXMSG);
    }

    @Test
    void sendsSeveralTimes() throws Exception {
        pane.type("send-count", "4");
        pane.type("send-interval", "5");
        pane.press("send");
        pane.awaitWords("send-calls", "sent 4 messages");
        assertThat(pane.queue.queue().attributes().curmsgs()).isEqualTo(4);
    }

    @Test
    void saysWhyNoMoreCallsCanBeStarted() throws Exception {
        pane.queue.fill();
        for (int i = 0; i < CallLines.MOST_PENDING; i++) {
            pane.press("send");
        }
        assertThat(canSend()).isFalse();
        assertThat(pane.words("send-why")).contains("8 calls are under way");
    }

    @Test
    void withoutAQueueItSaysSo() {
        LiveWindow.onFx(() -> pane.context.selected().set(null));
        assertThat(pane.sees("send")).isFalse();
        assertThat(canSend()).isFalse();
    }
}
