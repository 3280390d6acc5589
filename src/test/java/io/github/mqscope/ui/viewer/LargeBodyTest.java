package io.github.mqscope.ui.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.ui.LiveWindow;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;

/// Bodies of 16 MiB and many of them: a part is shown at once, the rest on demand.
class LargeBodyTest extends ViewerCase {
    @Test
    void sixteenMebibytesOpenWithoutHoldingUpTheWindow() {
        byte[] body = new byte[16 << 20];
        Arrays.fill(body, (byte) 'x');
        show("warm");
        LiveWindow.onFx(() -> {
            viewer.show(new Message(5, body), Optional.of(JOBS));
            layOut();
        });
        LiveWindow.await("it is known to be text", () -> pane.sees("viewer-text"));
        assertThat(pane.words("viewer-text-part")).contains("Showing the first 32,768 of 16,777,216 bytes");
        assertThat(pane.words("viewer-facts")).contains("16,777,216 bytes");
        LiveWindow.onFx(() -> {
            viewer.showHex(true);
            pane.find(ListView.class, "viewer-hex").scrollTo((1 << 20) - 1);
            layOut();
        });
        assertThat(LiveWindow.fx(
                        () -> pane.find(ListView.class, "viewer-hex").getItems().size()))
                .isGreaterThanOrEqualTo(1 << 20);
    }

    @Test
    void oneLargeBodyAfterAnotherThatIsAlikeMakesNoRowsToCompareThem() {
        pane.press("viewer-as-hex");
        show(new byte[16 << 20]);
        LiveWindow.onFx(this::layOut);
        byte[] alike = new byte[16 << 20];
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = LiveWindow.fx(() -> {
            long before = threads.getCurrentThreadAllocatedBytes();
            viewer.show(new Message(5, alike), Optional.of(JOBS));
            layOut();
            return threads.getCurrentThreadAllocatedBytes() - before;
        });
        assertThat(bytes).as("rows made to compare them").isLessThan(alike.length);
    }

    @Test
    void theLatestOfManyLargeMessagesWins() {
        byte[] body = new byte[4 << 20];
        Arrays.fill(body, (byte) 'x');
        for (int i = 0; i < 5; i++) {
            show(body.clone());
        }
        show("the last one");
        assertThat(text()).isEqualTo("the last one");
        LiveWindow.settle();
        assertThat(text()).isEqualTo("the last one");
        assertThat(pane.words("viewer-facts")).startsWith("12 bytes");
    }
}
