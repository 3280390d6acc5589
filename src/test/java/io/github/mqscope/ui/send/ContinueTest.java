package io.github.mqscope.ui.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A burst that stopped goes on from the message it stopped at.
class ContinueTest {
    private LivePane pane;

    @BeforeEach
    void open() throws Exception {
        pane = new LivePane(TestQueue.create(), p -> p.send(FileChoice.dialogs()), 320, 640).select();
    }

    @AfterEach
    void close() throws Exception {
        pane.close();
    }

    private Button rest() {
        return (Button) pane.find(Region.class, "send-calls").lookup(".call-rest");
    }

    private String drained() throws Exception {
        StringBuilder bodies = new StringBuilder();
        while (pane.queue.queue().attributes().curmsgs() > 0) {
            bodies.append(new String(pane.queue.queue().receive().body(), java.nio.charset.StandardCharsets.UTF_8))
                    .append(' ');
        }
        return bodies.toString();
    }

    @Test
    void aBurstThatFailedGoesOnFromTheMessageAtWhichItDid() throws Exception {
        pane.press("send-burst");
        pane.type("send-count", "13");
        pane.type("send-text", "{counter}");
        pane.press("send-how");
        pane.press("send-nonblocking");
        pane.press("send");
        pane.awaitWords("send-calls", "sent 10 of 13 messages; failed at message 11: EAGAIN");
        LiveWindow.await("it can be gone on with", () -> rest().isVisible());
        assertThat(LiveWindow.fx(() -> rest().getText())).isEqualTo("Continue from message 11");
        assertThat(drained()).isEqualTo("1 2 3 4 5 6 7 8 9 10 ");
        LiveWindow.onFx(() -> rest().fire());
        pane.awaitWords("send-calls", "sent 3 messages");
        assertThat(drained()).isEqualTo("11 12 13 ");
        pane.awaitWords("send-next", "14");
    }

    @Test
    void aSingleMessageThatFailedIsSentAgainByTheButtonThatSends() throws Exception {
        pane.queue.fill();
        pane.type("send-text", "x");
        pane.press("send-how");
        pane.press("send-nonblocking");
        pane.press("send");
        pane.awaitWords("send-calls", "EAGAIN");
        assertThat(LiveWindow.fx(() -> rest().isVisible())).isFalse();
    }
}
