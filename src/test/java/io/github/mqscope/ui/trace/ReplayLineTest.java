package io.github.mqscope.ui.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.testing.TracedSends;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayLineTest {
    private LivePane pane;

    @SuppressWarnings("NullAway.Init") // Set when the pane is made.
    private ReplayLine line;

    @SuppressWarnings("NullAway.Init") // As well.
    private TraceModel model;

    @BeforeEach
    void open() throws Exception {
        pane = new LivePane(
                        TestQueue.create(),
                        p -> {
                            model = p.traced();
                            line = new ReplayLine(model, p.dialogs().consent(), p.actions);
                            line.menu();
                            return new StackPane(line.view());
                        },
                        900,
                        60)
                .select();
    }

    @AfterEach
    void close() throws Exception {
        pane.close();
    }

    private void traced(int... sizes) {
        TracedSends.of(sizes).forEach(pane.tracing.log()::add);
    }

    private void replay() {
        LiveWindow.onFx(() -> {
            model.pull();
            boolean _ = pane.actions.run("trace.replay-at-once");
        });
    }

    private void awaitLine(String words) {
        LiveWindow.await(words, () -> {
            line.show();
            return pane.words("replay-words").contains(words);
        });
    }

    @Test
    void aMessageThatIsTooLongIsNamedAndTheReplayGoesOnBehindIt() throws Exception {
        traced(1, 2, 65, 4);
        replay();
        awaitLine("failed at message 3 of 4: EMSGSIZE: the message has 65 bytes");
        assertThat(pane.words("replay-rest")).isEqualTo("Continue from message 4\n");
        assertThat(pane.sees("replay-stop")).isFalse();
        pane.press("replay-rest");
        LiveWindow.await("the line is gone", () -> {
            line.show();
            return !line.view().isVisible();
        });
        assertThat(pane.queue.queue().attributes().curmsgs()).isEqualTo(3);
    }

    @Test
    void theQuestionSaysWhatIsLeftOut() {
        traced(1, 2);
        pane.tracing.log().add(TracedSends.failed());
        pane.tracing.log().add(TracedSends.cut(3000));
        replay();
        assertThat(pane.said).contains("Left out: 1 message of which only the beginning was kept; 1 send that failed.");
    }

    @Test
    void oneThatWasStoppedStaysUntilItIsDismissed() {
        traced(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        replay();
        awaitLine("10 of 12 sent");
        pane.press("replay-stop");
        awaitLine("stopped at message 11 of 12");
        assertThat(pane.words("replay-rest")).isEqualTo("Continue from message 11\n");
        pane.press("replay-dismiss");
        assertThat(LiveWindow.fx(() -> line.view().isVisible())).isFalse();
    }
}
