package io.github.mqscope.ui.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.probe.Caller;
import io.github.mqscope.probe.TraceCall;
import io.github.mqscope.probe.TraceEvent;
import io.github.mqscope.probe.TraceMark;
import io.github.mqscope.probe.TracedQueue;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import java.util.EnumSet;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayLineTest {
    private LivePane pane;

    @SuppressWarnings("NullAway.Init") // Set when the pane is made.
    private ReplayLine line;

    @BeforeEach
    void open() throws Exception {
        pane = new LivePane(
                        TestQueue.create(),
                        p -> {
                            line = new ReplayLine(p.context);
                            line.menu(new SimpleBooleanProperty(false));
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
        long number = 0;
        for (int size : sizes) {
            pane.context
                    .tracing()
                    .log()
                    .add(new TraceEvent(
                            ++number,
                            0,
                            1_700_000_000_000_000_000L,
                            100,
                            TraceCall.SEND,
                            new Caller(812, 813, 1000, new byte[] {'w'}),
                            new TracedQueue(Optional.empty(), Optional.empty()),
                            9,
                            size,
                            0,
                            0,
                            0,
                            EnumSet.noneOf(TraceMark.class),
                            new byte[size]));
        }
    }

    private void replay() {
        LiveWindow.onFx(() -> {
            boolean _ = pane.context.actions().run("trace.replay-at-once");
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
