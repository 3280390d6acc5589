package io.github.mqscope.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

class StripChartTest {
    private static final double WIDTH = 700;
    private static final double HEIGHT = 480;

    private static LivePane pane() throws Exception {
        TestQueue queue = TestQueue.create(TestQueue.named("charted"), 10, 64);
        return new LivePane(
                queue,
                p -> new javafx.scene.layout.StackPane(new ChartsPane(p.selection, p.settings, p.actions).view()),
                WIDTH,
                HEIGHT);
    }

    private static void key(StripChart chart, KeyCode code) {
        LiveWindow.onFx(
                () -> chart.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    private static void point(StripChart chart, double x) {
        LiveWindow.onFx(() -> chart.fireEvent(new MouseEvent(
                MouseEvent.MOUSE_MOVED,
                x,
                50,
                x,
                50,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                null)));
    }

    @Test
    void hoveringReadsTheDepthWithItsTimeOnBothCharts() throws Exception {
        try (LivePane pane = pane()) {
            fill(pane, 3);
            StripChart depth = pane.find(StripChart.class, "charts-depth");
            StripChart rates = pane.find(StripChart.class, "charts-rates");
            LiveWindow.await("the newest is read", () -> {
                point(depth, WIDTH - 50);
                return depth.reading().matches("\\d\\d:\\d\\d:\\d\\d\\.\\d +(3|\\d to 3) in the queue.*");
            });
            assertThat(LiveWindow.fx(rates::reading)).contains("as seen");
        }
    }

    @Test
    void theArrowKeysMoveTheCrosshairAndEscapeTakesItAway() throws Exception {
        try (LivePane pane = pane()) {
            fill(pane, 2);
            StripChart depth = pane.find(StripChart.class, "charts-depth");
            LiveWindow.await("a chart is drawn", () -> {
                key(depth, KeyCode.END);
                return depth.reading().contains("2 in the queue");
            });
            key(depth, KeyCode.HOME);
            assertThat(LiveWindow.fx(depth::reading)).contains("not known");
            key(depth, KeyCode.RIGHT);
            assertThat(LiveWindow.fx(depth::reading)).contains("not known");
            key(depth, KeyCode.ESCAPE);
            assertThat(LiveWindow.fx(depth::reading)).isEmpty();
        }
    }

    @Test
    void theRangeIsChosenByAnActAndRemembered() throws Exception {
        try (LivePane pane = pane()) {
            fill(pane, 1);
            LiveWindow.onFx(() -> assertThat(pane.actions.run("charts.hour")).isTrue());
            assertThat(LiveWindow.fx(() -> pane.settings.text("charts.span", "").get()))
                    .isEqualTo("HOUR");
        }
    }

    @Test
    void theHighWaterMarkStaysAndSaysFull() throws Exception {
        try (LivePane pane = pane()) {
            fill(pane, 10);
            for (int i = 0; i < 10; i++) {
                pane.queue.queue().receive();
            }
            pane.awaitDepth(0);
            pane.awaitWords("charts-marks", "minute 10 (full) · hour 10 (full) · since start 10 (full)");
            pane.awaitWords("charts-source", "Hand-offs to a waiting receiver are invisible");
        }
    }

    private static void fill(LivePane pane, int messages) throws Exception {
        pane.select();
        for (int i = 0; i < messages; i++) {
            pane.queue.queue().send(new Message(0, new byte[1]));
        }
        pane.awaitDepth(messages);
        pane.awaitWords("charts-marks", "minute " + messages);
    }
}
