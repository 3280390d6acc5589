package io.github.mqscope.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Sight;
import io.github.mqscope.model.history.History;
import io.github.mqscope.model.history.Sample;
import io.github.mqscope.model.history.Series;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.tour.PngWriter;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// Draws the charts in both themes; `-Dmqscope.pictures=DIR` keeps the pictures there.
class ChartPicturesTest {
    private static final int MAXMSG = 10;
    private static final long NOW = Instant.parse("2026-11-23T18:02:11.100Z").toEpochMilli();

    @TempDir
    private Path temporary;

    private Path directory() throws Exception {
        String kept = System.getProperty("mqscope.pictures");
        return kept == null ? temporary : Files.createDirectories(Path.of(kept));
    }

    /// A queue that fills, stays full, is drained, stays empty, and is traced in the second half.
    static List<Sample> day(int count, int maxmsg) {
        Random random = new Random(1);
        List<Sample> samples = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < count; i++) {
            double at = 8.0 * i / count;
            double wave = Math.sin(at * 1.7) * 0.75 + 0.45;
            int depth = (int) Math.round(Math.clamp(wave, 0, 1) * maxmsg);
            int spread = depth == 0 || depth == maxmsg ? 0 : random.nextInt(3);
            int low = Math.max(0, Math.min(before, depth) - spread);
            int high = Math.min(maxmsg, Math.max(before, depth) + spread);
            int rises = Math.max(0, depth - before) + spread;
            int falls = Math.max(0, before - depth) + spread;
            int traced = at > 4 ? 1 : 0;
            int more = traced * (2 + random.nextInt(4));
            samples.add(new Sample(
                    1,
                    1,
                    low,
                    high,
                    depth,
                    rises + falls,
                    rises,
                    falls,
                    traced,
                    traced * rises + more,
                    traced * falls + more));
            before = depth;
        }
        return samples;
    }

    private static QueueState queue(String name, int depth, Series minute) {
        return new QueueState(
                new QueueKey(1, name.hashCode()),
                QueueName.of(name),
                0,
                "root",
                0,
                "root",
                0600,
                0,
                Optional.of(new QueueAttributes(0, MAXMSG, 64, depth)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                new History(Instant.ofEpochMilli(NOW), minute, minute, minute),
                0,
                Sight.EACH_CHANGE);
    }

    private void save(Stage stage, String name, Runnable before) throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            LiveWindow.onFx(() -> Application.setUserAgentStylesheet(
                    dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet()));
            LiveWindow.settle();
            LiveWindow.onFx(before);
            WritableImage image = LiveWindow.fx(() -> stage.getScene().snapshot(null));
            Path file = directory().resolve("charts-" + name + (dark ? "-dark.png" : "-light.png"));
            try (OutputStream out = Files.newOutputStream(file)) {
                PngWriter.write(image, out);
            }
            assertThat(file).isNotEmptyFile();
        }
    }

    private static Stage stage(VBox content, double width, double height, int font) throws Exception {
        FxToolkit.registerPrimaryStage();
        return LiveWindow.fx(() -> {
            content.setStyle("-fx-font-size: " + font
                    + "px; -fx-background-color: -color-bg-default; -fx-padding: 16px;" + " -fx-spacing: 8px;");
            Stage stage = new Stage();
            stage.setScene(new Scene(content, width, height));
            stage.show();
            return stage;
        });
    }

    private void strips(String name, ChartData data, int font) throws Exception {
        Crosshair crosshair = new Crosshair();
        StripChart depth = LiveWindow.fx(() -> new StripChart("Depth", new DepthPlot(), crosshair));
        StripChart rates = LiveWindow.fx(() -> new StripChart("Rates", new RatePlot(), crosshair));
        LiveWindow.onFx(() -> {
            depth.setPrefHeight(220);
            rates.setPrefHeight(220);
        });
        Stage stage = stage(LiveWindow.fx(() -> new VBox(depth, rates)), 760, 500, font);
        LiveWindow.onFx(() -> {
            depth.show(data);
            rates.show(data);
        });
        save(stage, name, () -> crosshair.back().set(200));
        LiveWindow.onFx(stage::hide);
    }

    @Test
    void drawsABusyMinute() throws Exception {
        strips("minute", new ChartData(Series.of(day(240, MAXMSG)), NOW, NOW, 60_000, 3, MAXMSG), 13);
    }

    @Test
    void drawsTenThousandPoints() throws Exception {
        strips("many", new ChartData(Series.of(day(10_000, 65_536)), NOW, NOW, 2_500_000, 3, 65_536), 13);
    }

    @Test
    void drawsAQueueFarFromFullInLargeText() throws Exception {
        strips("far", new ChartData(Series.of(day(120, 9)), NOW, NOW, 60_000, 3, 65_536), 19);
    }

    @Test
    void drawsSparklines() throws Exception {
        List<Sample> samples = day(240, MAXMSG);
        VBox box = LiveWindow.fx(() -> new VBox());
        LiveWindow.onFx(() -> {
            for (int i = 0; i < 6; i++) {
                Sparkline line = new Sparkline();
                line.setMinSize(90, 18);
                line.setMaxSize(90, 18);
                line.show(queue("/s" + i, 3, Series.of(samples.subList(i * 30, 90 + i * 30))));
                box.getChildren().add(line);
            }
        });
        Stage stage = stage(box, 140, 200, 13);
        save(stage, "sparklines", () -> {});
        LiveWindow.onFx(stage::hide);
    }

    @Test
    void aQueueThatDoesNotChangeShowsItsLevel() throws Exception {
        VBox box = LiveWindow.fx(() -> new VBox());
        LiveWindow.onFx(() -> {
            for (int depth : new int[] {0, 1, 5, MAXMSG}) {
                Sparkline line = new Sparkline();
                line.setMinSize(90, 18);
                line.setMaxSize(90, 18);
                line.show(queue("/still" + depth, depth, depth == 5 ? Series.of(still(depth)) : Series.EMPTY));
                box.getChildren().add(line);
            }
        });
        Stage stage = stage(box, 140, 140, 13);
        save(stage, "still", () -> {});
        WritableImage image = LiveWindow.fx(() -> stage.getScene().snapshot(null));
        LiveWindow.onFx(stage::hide);
        int[] lines = {17, 16, 9, 0}; // In 18 pixels, from above.
        for (int i = 0; i < lines.length; i++) {
            int y = 16 + i * (18 + 8) + lines[i];
            assertThat(image.getPixelReader().getArgb(17, y))
                    .as("the line of the queue %d at its left", i)
                    .isEqualTo(image.getPixelReader().getArgb(104, y))
                    .isEqualTo(image.getPixelReader().getArgb(104, 16 + 2 * (18 + 8) + 9));
        }
    }

    private static List<Sample> still(int depth) {
        return List.of(Sample.still(depth));
    }

    @Test
    void drawsThePane() throws Exception {
        TestQueue queue = TestQueue.create(TestQueue.named("print-jobs"), 10, 64);
        try (LivePane pane = new LivePane(
                queue,
                p -> new javafx.scene.layout.StackPane(new ChartsPane(p.selection, p.settings, p.actions).view()),
                640,
                470)) {
            pane.pictures(directory(), "charts-none");
            pane.select();
            pane.awaitWords("charts-marks", "minute 0");
            pane.pictures(directory(), "charts-idle");
            for (int i = 0; i < 10; i++) {
                pane.queue.queue().send(new io.github.mqscope.model.queue.Message(0, new byte[1]));
                LiveWindow.settle();
            }
            pane.awaitWords("charts-marks", "(full)");
            for (int i = 0; i < 6; i++) {
                pane.queue.queue().receive();
                LiveWindow.settle();
            }
            StripChart depth = pane.find(StripChart.class, "charts-depth");
            LiveWindow.onFx(() -> depth.fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.LEFT, false, false, false, false)));
            pane.pictures(directory(), "charts-live");
        }
    }
}
