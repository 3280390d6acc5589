package io.github.mqscope.ui.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.viewer.MessageRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesPaneTest {
    private TestQueue queue;
    private LivePane pane;

    @BeforeEach
    void open() throws Exception {
        queue = TestQueue.create();
        pane = new LivePane(queue, p -> p.messages(p.contents), 540, 300);
    }

    @AfterEach
    void close() throws Exception {
        pane.close();
    }

    private void send(int priority, String text) throws Exception {
        queue.queue().send(new Message(priority, text.getBytes(UTF_8)));
    }

    private List<String> rows(String table) {
        return LiveWindow.fx(() -> {
            List<String> rows = new ArrayList<>();
            for (Object row : pane.find(TableView.class, table).getItems()) {
                rows.add(row instanceof MessageRow r ? r.message().toString() : "");
            }
            return rows;
        });
    }

    private void look() throws Exception {
        pane.select();
        pane.press("look-inside");
        pane.press("ask-act-1");
        pane.awaitWords("inside-line", "As of");
    }

    @Test
    void listsInReceiveOrderWhatItTookOutAndPutBack() throws Exception {
        send(1, "first");
        send(1, "second");
        send(7, "high\u202e");
        look();
        assertThat(rows("inside"))
                .containsExactly(
                        "priority 7, 7 bytes: high\\u{202e}",
                        "priority 1, 5 bytes: first",
                        "priority 1, 6 bytes: second");
        assertThat(queue.queue().attributes().curmsgs()).isEqualTo(3);
        pane.awaitWords("inside-line", "no change seen since");
    }

    @Test
    void theChosenMessageIsHandedOnToBeEditedOrCopied() throws Exception {
        List<String> handed = new ArrayList<>();
        pane.composer.onEdit((message, origin) -> handed.add(origin + ": " + message));
        pane.composer.onCopyTo((messages, to) -> handed.add(messages + " to " + to));
        send(3, "again");
        look();
        LiveWindow.await(
                "it is listed",
                () -> !pane.find(TableView.class, "inside").getItems().isEmpty());
        LiveWindow.onFx(() -> {
            assertThat(pane.actions.run("message.edit")).isFalse(); // None is chosen.
            pane.find(TableView.class, "inside").getSelectionModel().select(0);
            assertThat(pane.actions.run("message.edit")).isTrue();
            assertThat(pane.actions.run("message.copy-to")).isTrue();
        });
        assertThat(handed)
                .containsExactly(
                        queue.name() + ": priority 3, 5 bytes: again",
                        "[priority 3, 5 bytes: again] to Optional.empty");
    }

    @Test
    void tellsWhomItDisturbsBeforeItDoesAnything() throws Exception {
        send(1, "a");
        pane.contents.disturbance = List.of("Process 7 is registered.");
        pane.select();
        pane.press("look-inside");
        pane.awaitFocus("ask-cancel");
        assertThat(LiveWindow.fx(() -> pane.find(Button.class, "ask-act-1").getText()))
                .isEqualTo("Take out and put back 1 message");
        pane.press("ask-cancel");
        assertThat(pane.sees("look-inside")).isTrue();
        assertThat(pane.sees("inside")).isFalse();
    }

    @Test
    void stopPutsBackWhatWasTaken() throws Exception {
        for (int i = 0; i < 5; i++) {
            send(i, "m" + i);
        }
        pane.contents.steps.drainPermits();
        pane.select();
        pane.awaitDepth(5);
        pane.press("look-inside");
        pane.press("ask-act-1");
        pane.awaitWords("look-progress", "Taking out: 1 of 5");
        pane.press("look-stop");
        pane.contents.steps.release(100);
        pane.awaitWords("inside-line", "As of");
        assertThat(rows("inside")).containsExactly("priority 4, 2 bytes: m4");
        assertThat(queue.queue().attributes().curmsgs()).isEqualTo(5);
    }

    @Test
    void saysWhenTheQueueChangedSince() throws Exception {
        send(1, "a");
        look();
        send(2, "b");
        pane.awaitWords("inside-line", "out of date: 2 inside now");
    }

    @Test
    void showsWhatDidNotGoAsIfNothingHadHappened() throws Exception {
        send(1, "a");
        pane.contents.report = List.of("One came back out of order.");
        look();
        assertThat(pane.words("look-report")).contains("One came back out of order.");
    }

    @Test
    void anEmptyQueueHasNothingToLookFor() throws Exception {
        pane.select();
        pane.awaitDepth(0);
        assertThat(pane.sees("look-inside")).isFalse();
    }

    @Test
    void listsWhatMqscopeItselfSentAndReceived() throws Exception {
        QueueTarget target = new QueueTarget(queue.name(), queue.queue().key());
        pane.select();
        pane.acts.seen().add(target, true, new Message(3, "out".getBytes(UTF_8)));
        pane.press("source-seen");
        pane.acts.seen().add(target, false, new Message(4, "in".getBytes(UTF_8)));
        pane.awaitWords("seen-line", "1 sent, 1 received by mqscope");
        assertThat(rows("seen")).containsExactly("priority 3, 3 bytes: out", "priority 4, 2 bytes: in");
    }

    private void openWithLeftover(int messages, int uncertain) throws Exception {
        pane.close();
        queue = TestQueue.create();
        Leftover leftover = new Leftover(
                "1.mqj",
                Optional.of(new QueueTarget(queue.name(), queue.queue().key())),
                Instant.now(),
                messages,
                uncertain,
                true,
                List.of("mqscope was killed."));
        pane = new LivePane(queue, p -> withLeftover(p, leftover), 540, 350).select();
    }

    private static Region withLeftover(LivePane pane, Leftover leftover) {
        pane.contents.leftovers.add(leftover);
        return pane.messages(pane.contents);
    }

    @Test
    void uncertainMessagesAreAskedForSeparately() throws Exception {
        openWithLeftover(3, 2);
        pane.press("leftover-restore");
        pane.press("ask-act-1");
        Await.until("it was restored", () -> pane.contents.uncertainToo.equals(List.of(false)));
        pane.awaitWords("look-report", "Put back from the journal: 3 messages.");
        Await.until("the banner is gone", () -> !pane.sees("leftovers"));
    }

    @Test
    void discardingNamesTheLoss() throws Exception {
        openWithLeftover(3, 2);
        pane.press("leftover-discard");
        assertThat(LiveWindow.fx(() -> pane.find(Button.class, "ask-act-1").getText()))
                .isEqualTo("Discard 5 messages");
        assertThat(pane.contents.leftovers).hasSize(1);
        pane.press("ask-act-1");
        Await.until("it is gone", pane.contents.leftovers::isEmpty);
    }
}
