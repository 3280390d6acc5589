package io.github.mqscope.ui.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.Message;
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
        pane = new LivePane(TestQueue.create(), p -> p.send(files), 320, 640).select();
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
        pane.press("send-how");
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
        pane.press("send-how");
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
    void sendsAtARate() throws Exception {
        pane.press("send-rate");
        pane.type("send-count", "4");
        pane.type("send-per-second", "200");
        pane.press("send");
        pane.awaitWords("send-calls", "sent 4 messages");
        assertThat(pane.queue.queue().attributes().curmsgs()).isEqualTo(4);
    }

    @Test
    void aBurstThatMeetsAFullQueueSaysWhatWasSentAndWhereItFailed() throws Exception {
        pane.press("send-burst");
        pane.type("send-count", "25");
        pane.type("send-text", "job {counter:3}");
        pane.type("send-priority", "0..1");
        assertThat(pane.words("send-next")).contains("priority 0: job 001");
        pane.press("send-how");
        pane.press("send-nonblocking");
        pane.press("send");
        pane.awaitWords("send-calls", "sent 10 of 25 messages; failed at message 11: EAGAIN");
        assertThat(pane.queue.queue().receive()).isEqualTo(new Message(1, "job 002".getBytes(UTF_8)));
        pane.awaitWords("send-next", "job 011");
    }

    @Test
    void aStoppedBurstLosesNoCount() throws Exception {
        pane.press("send-burst");
        pane.type("send-count", "25");
        pane.type("send-text", "{counter}");
        pane.press("send");
        pane.awaitWords("send-calls", "blocked in mq_send");
        LiveWindow.onFx(() -> ((Button) pane.find(javafx.scene.layout.Region.class, "send-calls")
                        .lookup(".call-button"))
                .fire());
        pane.awaitWords("send-calls", "cancelled: sent 10 of 25 messages");
        pane.awaitWords("send-next", "11");
    }

    @Test
    void whatIsWrongInATemplateIsSaidInPlace() {
        pane.type("send-text", "a {nope}");
        assertThat(pane.words("send-body-problem")).contains("At place 3: There is no such variable");
        assertThat(canSend()).isFalse();
        LiveWindow.onFx(() -> ((javafx.scene.control.MenuButton) pane.find(javafx.scene.Node.class, "send-variables"))
                .getItems().stream()
                        .filter(i -> "send-fill".equals(i.getId()))
                        .forEach(i -> ((javafx.scene.control.CheckMenuItem) i).setSelected(false)));
        assertThat(canSend()).isTrue();
    }

    @Test
    void aFileOfMessagesIsShownAndSentOnlyWhenAsked() throws Exception {
        Files.writeString(
                directory.resolve("body.bin"),
                "{\"priority\":3,\"text\":\"three\"}\n{\"text\":\u001b\n{\"priority\":9,\"base64\":\"/wA=\"}\n");
        LiveWindow.onFx(() -> pane.actions.run("message.load"));
        pane.awaitWords("send-lines", "2 messages");
        assertThat(pane.words("send-lines"))
                .contains("3  three", "line 2: it is not JSON")
                .doesNotContain("\u001b");
        assertThat(pane.queue.queue().attributes().curmsgs()).isZero();
        assertThat(pane.words("send")).contains("Send 2 messages");
        pane.press("send");
        pane.awaitWords("send-calls", "sent 2 messages");
        assertThat(pane.queue.queue().receive()).isEqualTo(new Message(9, new byte[] {(byte) 0xff, 0}));
        assertThat(pane.queue.queue().receive()).isEqualTo(new Message(3, "three".getBytes(UTF_8)));
    }

    @Test
    void aSentMessageIsRecentAndTakenAgainByKeyboard() throws Exception {
        pane.type("send-text", "one {counter}");
        pane.type("send-priority", "4");
        pane.press("send");
        pane.awaitWords("send-calls", "sent 1 message");
        pane.type("send-text", "other");
        pane.type("send-priority", "0");
        LiveWindow.onFx(() -> pane.actions.run("message.recent"));
        pane.awaitFocus("shelf");
        pane.key("shelf", KeyCode.ENTER);
        pane.awaitFocus("send-text");
        assertThat(text("send-text")).isEqualTo("one {counter}");
        assertThat(text("send-priority")).isEqualTo("4");
        assertThat(pane.words("send-next")).contains("one 1");
    }

    private String text(String id) {
        return LiveWindow.fx(
                () -> pane.find(javafx.scene.control.TextInputControl.class, id).getText());
    }

    @Test
    void savesUnderANameRenamesAndDeletes() {
        pane.type("send-text", "keep me");
        LiveWindow.onFx(() -> pane.actions.run("message.save"));
        pane.awaitFocus("shelf-name");
        pane.key("shelf-name", KeyCode.ENTER);
        pane.awaitWords("shelf-problem", "It needs a name");
        pane.type("shelf-name", "first");
        pane.key("shelf-name", KeyCode.ENTER);
        pane.awaitWords("shelf", "first");
        pane.awaitFocus("shelf");
        pane.key("shelf", KeyCode.F2);
        pane.type("shelf-name", "second");
        pane.key("shelf-name", KeyCode.ENTER);
        pane.awaitWords("shelf", "second");
        assertThat(pane.settings.records("send.saved"))
                .singleElement()
                .satisfies(fields -> assertThat(fields).containsEntry("name", "second"));
        pane.key("shelf", KeyCode.DELETE);
        assertThat(LiveWindow.fx(() -> pane.settings.records("send.saved").isEmpty()))
                .isTrue();
        pane.key("shelf-back", KeyCode.ESCAPE);
        assertThat(pane.sees("send-text")).isTrue();
    }

    @Test
    void anyMessageIsEditedAndSentAgainAsItsBytesAre() throws Exception {
        LiveWindow.onFx(() -> pane.composer.edit(new Message(7, "{pid} stays".getBytes(UTF_8)), "a message"));
        assertThat(text("send-text")).isEqualTo("{pid} stays");
        pane.press("send");
        pane.awaitWords("send-calls", "sent 1 message");
        assertThat(pane.queue.queue().receive()).isEqualTo(new Message(7, "{pid} stays".getBytes(UTF_8)));
        LiveWindow.onFx(() -> pane.composer.edit(new Message(1, new byte[] {27, '\r'}), "a message"));
        assertThat(text("send-hex")).isEqualTo("1b 0d");
        LiveWindow.onFx(() -> pane.composer.edit(new Message(1, new byte[20_000]), "/other"));
        assertThat(pane.words("send-file")).contains("message of /other");
        assertThat(pane.words("send-body-problem")).contains("this has 20,000");
    }

    @Test
    void sendsToTheInodeShownOrRefuses() throws Exception {
        pane.type("send-text", "x");
        LiveWindow.await("it can send", this::canSend);
        LiveWindow.onFx(() -> {
            try {
                io.github.mqscope.mqueue.QueueOpen.unlink(pane.queue.name());
                io.github.mqscope.mqueue.QueueOpen.of(pane.queue.name())
                        .create(0600)
                        .capacity(2, 8)
                        .open()
                        .close();
            } catch (io.github.mqscope.model.failure.QueueException e) {
                throw new AssertionError(e);
            }
            pane.find(Button.class, "send").fire();
        });
        pane.awaitWords("send-calls", "another one has its name now");
        try (var successor = pane.queue.reopen()) {
            assertThat(successor.attributes().curmsgs()).isZero();
        }
    }

    @Test
    void inReadOnlyModeNothingCanBeSent() {
        pane.type("send-text", "x");
        LiveWindow.await("it can send", this::canSend);
        LiveWindow.onFx(() -> pane.actions.readOnly().set(true));
        assertThat(canSend()).isFalse();
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
        LiveWindow.onFx(() -> pane.selection.key().set(null));
        assertThat(pane.sees("send")).isFalse();
        assertThat(canSend()).isFalse();
    }
}
