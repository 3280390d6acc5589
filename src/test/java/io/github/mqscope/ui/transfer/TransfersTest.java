package io.github.mqscope.ui.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.WindowTest;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class TransfersTest extends WindowTest {
    private static Message message(int priority, String text) {
        return new Message(priority, text.getBytes(UTF_8));
    }

    private boolean isDisabled(String button) {
        return LiveWindow.fx(() -> window.find(Button.class, button).isDisabled());
    }

    private void awaitResult(String words) {
        LiveWindow.await(
                words,
                () -> window.find(Region.class, "#transfer-calls").lookupAll(".call-state").stream()
                        .anyMatch(state -> ((Label) state).getText().contains(words)));
    }

    @Test
    void copiesAMessageToTheChosenQueueAndLeavesItsOwn() throws Exception {
        TestQueue from = create(first);
        TestQueue to = create(second);
        from.queue().send(message(4, "copied"));
        window.awaitSeen(second, "the second queue", q -> true);
        window.select(first);
        LiveWindow.onFx(() -> window.shell
                .composer()
                .copyTo(
                        List.of(message(4, "copied")),
                        Optional.of(window.seen(second).orElseThrow().key())));
        assertThat(text("#transfer-act")).isEqualTo("Copy 1 message to " + second);
        fire("#transfer-act");
        awaitResult("sent 1 message");
        assertThat(to.queue().receive()).isEqualTo(message(4, "copied"));
        assertThat(from.queue().attributes().curmsgs()).isEqualTo(1);
        fire("#sheet-cancel");
    }

    @Test
    void copiesThatWereStoppedCanBeGoneOnWith() throws Exception {
        create(first);
        TestQueue to = create(second).fill();
        window.awaitSeen(second, "the second queue", q -> q.depth() == 4);
        window.select(first);
        to.queue().receive();
        LiveWindow.onFx(() -> window.shell
                .composer()
                .copyTo(
                        List.of(message(4, "one"), message(3, "two"), message(2, "three")),
                        Optional.of(window.seen(second).orElseThrow().key())));
        fire("#transfer-act");
        awaitResult("blocked in mq_send");
        fire(".call-button");
        awaitResult("cancelled: sent 1 of 3 messages");
        for (int left = 4; left > 0; left--) {
            to.queue().receive();
        }
        LiveWindow.await("it can be gone on with", () -> text(".call-rest").equals("Continue from message 2"));
        fire(".call-rest");
        awaitResult("sent 2 messages");
        assertThat(to.queue().receive()).isEqualTo(message(3, "two"));
        assertThat(to.queue().receive()).isEqualTo(message(2, "three"));
    }

    @Test
    void aQueueThatIsTooSmallIsSaidToBeSoAndRefused() throws Exception {
        create(first);
        window.select(first);
        LiveWindow.onFx(() ->
                window.shell.composer().copyTo(List.of(new Message(0, new byte[4096])), Optional.empty()));
        assertThat(text("#transfer-words")).contains("takes no message of 4,096 bytes");
        assertThat(isDisabled("#transfer-act")).isTrue();
    }

    @Test
    void movesFromTheHeadAndSaysSo() throws Exception {
        TestQueue from = create(first);
        TestQueue to = create(second);
        from.queue().send(message(1, "later"));
        from.queue().send(message(9, "head"));
        window.awaitSeen(first, "two messages", q -> q.depth() == 2);
        window.awaitSeen(second, "the second queue", q -> true);
        window.select(first);
        LiveWindow.onFx(() -> window.shell.actions().run("queue.move"));
        LiveWindow.settle();
        type("#transfer-count", "1");
        assertThat(text("#transfer-words")).contains("Only the head of a queue can be taken");
        assertThat(text("#transfer-act")).isEqualTo("Move 1 message to " + second);
        fire("#transfer-act");
        awaitResult("moved 1 message");
        assertThat(to.queue().receive()).isEqualTo(message(9, "head"));
        assertThat(from.queue().receive()).isEqualTo(message(1, "later"));
    }

    @Test
    void refusesTheSuccessorOfTheQueueThatWasChosen() throws Exception {
        TestQueue from = create(first);
        create(second);
        from.queue().send(message(1, "stays"));
        window.awaitSeen(second, "the second queue", q -> true);
        window.select(first);
        LiveWindow.onFx(() -> {
            window.shell.actions().run("queue.move");
            try {
                QueueOpen.unlink(second);
                QueueOpen.of(second)
                        .create(0600)
                        .exclusive()
                        .capacity(2, 8)
                        .open()
                        .close();
            } catch (io.github.mqscope.model.failure.QueueException e) {
                throw new AssertionError(e);
            }
            window.find(Button.class, "#transfer-act").fire();
        });
        awaitResult("another one has its name now");
        assertThat(from.queue().attributes().curmsgs()).isEqualTo(1);
    }
}
