package io.github.mqscope.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mqscope.body.JsonOutline;
import io.github.mqscope.body.struct.Abi;
import io.github.mqscope.body.struct.Declaration;
import io.github.mqscope.body.struct.DeclarationException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Theme;
import io.github.mqscope.ui.viewer.ViewerPane;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// Message bodies read and shown: what a message costs the FX thread, and what a hostile one may cost at most.
final class BodyBenchmark {
    private static final int ROUNDS = 9;
    private static final int LARGE = 16 << 20;
    private static final double FRAME_MILLIS = 16;
    private static final double LARGE_MILLIS = 100;
    private static final double HOSTILE_MILLIS = 2000;
    private static final Optional<QueueName> QUEUE = Optional.of(QueueName.of("/benchmark"));

    private BodyBenchmark() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("prism.order", "sw");
        if (System.getenv("DISPLAY") == null) {
            System.setProperty("glass.platform", "Headless");
        }
        CompletableFuture<ViewerPane> opened = new CompletableFuture<>();
        Platform.startup(() -> opened.complete(open()));
        ViewerPane viewer = opened.get(60, TimeUnit.SECONDS);
        byte[] usual = "0123456789abcde\n".repeat(512).getBytes(UTF_8);
        figure("viewer: 8 KiB of text", FRAME_MILLIS, () -> shown(viewer, usual));
        byte[] large = new byte[LARGE];
        Arrays.fill(large, (byte) 'x');
        figure("viewer: 16 MiB of text", LARGE_MILLIS, () -> shown(viewer, large));
        fx(() -> {
            viewer.showHex(true);
            return 0.0;
        });
        figure("viewer: 16 MiB as hex, after one that is alike", LARGE_MILLIS, () -> shown(viewer, large));
        figure("JSON of 8 MiB of opening brackets", HOSTILE_MILLIS, () -> outlined("[".repeat(8 << 20)));
        figure("JSON of 2,000,000 elements", HOSTILE_MILLIS, () -> outlined("[" + "0,".repeat(2_000_000) + "0]"));
        figure("C struct of 20,000 nested declarators", HOSTILE_MILLIS, () -> declared("int " + "(*".repeat(20_000)));
        Platform.exit();
    }

    private static ViewerPane open() {
        ViewerPane viewer = new ViewerPane(Settings.inMemory());
        Scene scene = new Scene(viewer.view(), 900, 400);
        new Theme().dress(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return viewer;
    }

    // On the FX thread, laid out.
    private static double shown(ViewerPane viewer, byte[] body) throws Exception {
        Message message = new Message(1, body.clone());
        return fx(() -> millis(() -> {
            viewer.show(message, QUEUE);
            viewer.view().applyCss();
            viewer.view().layout();
        }));
    }

    private static double outlined(String document) {
        byte[] bytes = document.getBytes(UTF_8);
        return millis(() -> JsonOutline.of(bytes));
    }

    private static double declared(String source) {
        return millis(() -> {
            try {
                Declaration.parse(source, Abi.X86_64);
            } catch (DeclarationException refused) {
                // As it should be.
            }
        });
    }

    private static double millis(Runnable work) {
        long from = System.nanoTime();
        work.run();
        return (System.nanoTime() - from) / 1e6;
    }

    private static void figure(String name, double goal, Callable<Double> round) throws Exception {
        double[] all = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            all[i] = round.call();
        }
        double median = Rounds.median(all);
        String goalText = String.format(Locale.ROOT, "< %.0f ms", goal);
        System.out.println(Figure.alone(name, String.format(Locale.ROOT, "%.1f ms", median), goalText, median < goal)
                .line());
    }

    private static double fx(Callable<Double> what) throws Exception {
        CompletableFuture<Double> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(what.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(60, TimeUnit.SECONDS);
    }
}
