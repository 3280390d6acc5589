package io.github.mqscope.benchmark;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.ui.picture.PictureModel;
import io.github.mqscope.ui.picture.QueuePicture;
import io.github.mqscope.ui.picture.Tile;
import io.github.mqscope.ui.theme.Theme;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The picture of a queue alone in a window of 1000 by 400, drawn by software: many slots, and many moves a second.
///
/// The moves are made by a thread that keeps a queue of its own and hands over a model of it 100 times a second.
final class PictureBenchmark {
    private static final int SECONDS = 10;
    private static final double GOAL_MILLIS = 33;
    private static final int[] PRIORITIES = {32, 10, 5, 1, 0};
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private PictureBenchmark() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("prism.order", "sw");
        if (System.getenv("DISPLAY") == null) {
            System.setProperty("glass.platform", "Headless");
        }
        CompletableFuture<QueuePicture> shown = new CompletableFuture<>();
        Platform.startup(() -> shown.complete(window()));
        QueuePicture picture = shown.get(60, TimeUnit.SECONDS);
        measure(picture, 10, 4);
        measure(picture, 10, 100_000);
        measure(picture, 1_000, 100_000);
        measure(picture, 65_536, 0);
        measure(picture, 65_536, 100_000);
        Platform.exit();
    }

    private static QueuePicture window() {
        QueuePicture picture = new QueuePicture();
        Scene scene = new Scene(new StackPane(picture.view()), 1000, 400);
        new Theme().dress(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return picture;
    }

    private static void measure(QueuePicture picture, int slots, int movesPerSecond) throws Exception {
        AtomicReference<@Nullable PictureModel> newest = new AtomicReference<>();
        Moves moves = new Moves(slots, movesPerSecond, newest);
        Thread mover = Thread.ofPlatform().daemon().name("moves").start(moves);
        AnimationTimer taker = new AnimationTimer() {
            @Override
            public void handle(long now) {
                PictureModel model = newest.getAndSet(null);
                if (model != null) {
                    picture.show(model);
                }
            }
        };
        Platform.runLater(taker::start);
        TimeUnit.SECONDS.sleep(2);
        long before = moves.done.get();
        double[] intervals = frames();
        long done = moves.done.get() - before;
        Platform.runLater(taker::stop);
        mover.interrupt();
        mover.join();
        tell(slots, movesPerSecond, done, intervals);
    }

    private static double[] frames() throws Exception {
        CompletableFuture<Frames> started = new CompletableFuture<>();
        Platform.runLater(() -> {
            Frames frames = new Frames();
            frames.start();
            started.complete(frames);
        });
        Frames frames = started.get(60, TimeUnit.SECONDS);
        TimeUnit.SECONDS.sleep(SECONDS);
        CompletableFuture<double[]> intervals = new CompletableFuture<>();
        Platform.runLater(() -> {
            frames.stop();
            intervals.complete(frames.ownIntervals());
        });
        return intervals.get(60, TimeUnit.SECONDS);
    }

    private static void tell(int slots, int movesPerSecond, long done, double[] sorted) {
        double p99 = sorted[(int) (0.99 * (sorted.length - 1))];
        String what =
                String.format(Locale.ROOT, "picture, %,d slots, %,d moves/s: own frames p99", slots, movesPerSecond);
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f frames/s, %,d moves/s made, p50 %.1f, p99 %.1f, max %.1f ms%n",
                what,
                (double) sorted.length / SECONDS,
                done / SECONDS,
                sorted[sorted.length / 2],
                p99,
                Arrays.stream(sorted).max().orElse(0));
        System.out.println(Figure.alone(what, String.format(Locale.ROOT, "%.1f ms", p99), "< 33 ms", p99 < GOAL_MILLIS)
                .line());
    }

    /// Sends and receives on a queue that is kept half full, as the kernel orders it.
    private static final class Moves implements Runnable {
        private final int slots;
        private final int perSecond;
        private final AtomicReference<@Nullable PictureModel> newest;
        private final AtomicLong done = new AtomicLong();
        private final List<ArrayDeque<Tile>> byPriority = new ArrayList<>();
        private final Random random = new Random(4711);
        private long sent;
        private int depth;

        Moves(int slots, int perSecond, AtomicReference<@Nullable PictureModel> newest) {
            this.slots = slots;
            this.perSecond = perSecond;
            this.newest = newest;
            for (int _ : PRIORITIES) {
                byPriority.add(new ArrayDeque<>());
            }
            while (depth < slots / 2) {
                send();
            }
        }

        @Override
        public void run() {
            long start = System.nanoTime();
            try {
                for (long next = start; ; next += STEP_NANOS) {
                    long due = (next - start) / 1_000 * perSecond / 1_000_000;
                    while (done.get() < due) {
                        move();
                    }
                    newest.set(model());
                    TimeUnit.NANOSECONDS.sleep(Math.max(1, next + STEP_NANOS - System.nanoTime()));
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }

        private void move() {
            if (depth == 0 || (depth < slots && random.nextBoolean())) {
                send();
            } else {
                receive();
            }
            done.incrementAndGet();
        }

        private void send() {
            int band = random.nextInt(PRIORITIES.length);
            byte[] body = ("job " + sent).getBytes(StandardCharsets.UTF_8);
            byPriority.get(band).add(Tile.of(sent++, new Message(PRIORITIES[band], body)));
            depth++;
        }

        private void receive() {
            byPriority.stream().filter(q -> !q.isEmpty()).findFirst().ifPresent(ArrayDeque::remove);
            depth--;
        }

        private PictureModel model() {
            List<Tile> tiles = new ArrayList<>(depth);
            byPriority.forEach(tiles::addAll);
            return PictureModel.of("/benchmark", slots, tiles);
        }
    }
}
