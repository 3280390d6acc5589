package io.github.mqscope.benchmark;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Sight;
import io.github.mqscope.model.history.History;
import io.github.mqscope.model.history.Sample;
import io.github.mqscope.model.history.Series;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.ui.chart.ChartData;
import io.github.mqscope.ui.chart.Sparkline;
import io.github.mqscope.ui.chart.StripChart;
import io.github.mqscope.ui.theme.Theme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// Charts drawn by software with a new sample in each frame: one of 10,000 points, and 40 sparklines.
final class ChartBenchmark {
    private static final int POINTS = 10_000;
    private static final int SPARKLINES = 40;
    private static final int A_MINUTE = 240;
    private static final int MAXMSG = 1000;
    private static final int SECONDS = 10;
    private static final double WIDTH = 980;
    private static final double HEIGHT = 400;
    private static final double GOAL_P50 = 17.5;
    private static final double GOAL_P99 = 33;
    private static final List<Sample> SAMPLES = samples();

    private ChartBenchmark() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("prism.order", "sw");
        if (System.getenv("DISPLAY") == null) {
            System.setProperty("glass.platform", "Headless");
        }
        CompletableFuture<Stage> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(new Stage()));
        Stage stage = started.get(60, TimeUnit.SECONDS);
        measure("chart of 10,000 points", stage, ChartBenchmark::chart);
        measure("40 sparklines", stage, ChartBenchmark::sparklines);
        Platform.exit();
    }

    /// What is shown, and what each frame does to it.
    private record Live(Parent view, LongConsumer frame) {}

    private static List<Sample> samples() {
        Random random = new Random(1);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 2 * POINTS; i++) {
            int low = random.nextInt(MAXMSG);
            int high = low + random.nextInt(MAXMSG - low + 1);
            samples.add(new Sample(1, 1, low, high, (low + high) / 2, 1, high - low, high - low, 0, 0, 0));
        }
        return samples;
    }

    private static Series series(long frame, int count) {
        int from = (int) (frame % POINTS);
        return Series.of(SAMPLES.subList(from, from + count));
    }

    private static Live chart() {
        StripChart chart = StripChart.ofDepth("Depth");
        long start = System.currentTimeMillis();
        return new Live(new StackPane(chart), frame -> {
            long now = start + frame * History.BEAT_MILLIS;
            chart.show(new ChartData(
                    series(frame, POINTS), now, now, (long) POINTS * History.BEAT_MILLIS, MAXMSG / 2, MAXMSG));
        });
    }

    private static Live sparklines() {
        FlowPane pane = new FlowPane(8, 8);
        List<Sparkline> lines = new ArrayList<>();
        for (int i = 0; i < SPARKLINES; i++) {
            Sparkline line = new Sparkline();
            line.setMinSize(90, 18);
            lines.add(line);
        }
        pane.getChildren().setAll(lines);
        Instant start = Instant.now();
        return new Live(pane, frame -> {
            Series minute = series(frame, A_MINUTE);
            Instant asOf = start.plusMillis(frame * History.BEAT_MILLIS);
            QueueState queue = queue(new History(asOf, minute, minute, minute));
            lines.forEach(line -> line.show(queue));
        });
    }

    private static QueueState queue(History history) {
        return new QueueState(
                new QueueKey(1, 1),
                QueueName.of("/benchmark"),
                0,
                "root",
                0,
                "root",
                0600,
                0,
                Optional.of(new QueueAttributes(0, MAXMSG, 64, 1)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                history,
                0,
                Sight.EACH_CHANGE);
    }

    private static void measure(String what, Stage stage, Supplier<Live> made) throws Exception {
        Frames frames = fx(Frames::new);
        Drawing drawing = fx(() -> {
            Live live = made.get();
            Scene scene = new Scene(live.view(), WIDTH, HEIGHT);
            new Theme().dress(scene);
            stage.setScene(scene);
            stage.show();
            return new Drawing(live.frame());
        });
        fx(() -> {
            drawing.start();
            return drawing;
        });
        TimeUnit.SECONDS.sleep(SECONDS / 2);
        fx(() -> {
            drawing.nanos = 0;
            drawing.frames = 0;
            frames.start();
            return frames;
        });
        TimeUnit.SECONDS.sleep(SECONDS);
        fx(() -> {
            frames.stop();
            drawing.stop();
            return drawing;
        });
        tell(what, frames, drawing);
    }

    private static void tell(String what, Frames frames, Drawing drawing) {
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f frames a second, %.2f ms a frame on the FX thread%n",
                what,
                (double) frames.count() / SECONDS,
                drawing.nanos / 1e6 / Math.max(1, drawing.frames));
        figure(what + ", frames p50", frames.intervals(), 0.5, GOAL_P50);
        figure("  p99", frames.intervals(), 0.99, GOAL_P99);
        figure("  p99 without waiting for a core", frames.ownIntervals(), 0.99, GOAL_P99);
    }

    private static void figure(String name, double[] sorted, double quantile, double goal) {
        double millis = sorted[(int) (quantile * (sorted.length - 1))];
        System.out.println(Figure.alone(
                        name,
                        String.format(Locale.ROOT, "%.1f ms", millis),
                        String.format(Locale.ROOT, "< %.0f ms", goal),
                        millis < goal)
                .line());
    }

    private static <T> T fx(Supplier<T> what) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> result.complete(what.get()));
        return result.get(60, TimeUnit.SECONDS);
    }

    /// Draws in each frame, and how long that takes on the FX thread.
    private static final class Drawing extends AnimationTimer {
        private final LongConsumer frame;
        private long number;
        private long frames;
        private long nanos;

        Drawing(LongConsumer frame) {
            this.frame = frame;
        }

        @Override
        public void handle(long pulse) {
            long from = System.nanoTime();
            frame.accept(number++);
            nanos += System.nanoTime() - from;
            frames++;
        }
    }
}
