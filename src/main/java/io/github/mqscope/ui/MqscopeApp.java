package io.github.mqscope.ui;

import io.github.mqscope.log.Threads;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// mqscope as a JavaFX application. Its class name is the window's WM_CLASS, so it stays what it is.
public final class MqscopeApp extends Application {
    // JavaFX makes the application itself and takes nothing but strings.
    private static final CompletableFuture<Scenario> SCENARIO = new CompletableFuture<>();

    private static final AtomicReference<@Nullable CompletableFuture<Void>> LAUNCHED = new AtomicReference<>();
    private static final Ending ENDING = new Ending();

    /// When to leave JavaFX. It cannot be left before it shows something: who launches it then waits for ever, or is
    /// told that it has ended.
    private static final class Ending {
        private boolean shows;
        private boolean asked;

        synchronized void ask() {
            asked = true;
            leave();
        }

        synchronized void shows() {
            shows = true;
            leave();
        }

        synchronized boolean isAsked() {
            return asked;
        }

        private void leave() {
            if (shows && asked) {
                Platform.runLater(Ending::closePopups);
                Platform.exit();
            }
        }

        // GTK of JavaFX crashes where the window goes before a tooltip that it owns.
        private static void closePopups() {
            List.copyOf(Window.getWindows()).stream()
                    .filter(PopupWindow.class::isInstance)
                    .forEach(Window::hide);
        }
    }

    /// What happens on the FX thread at both ends.
    private record Scenario(Consumer<Stage> start, Runnable stop) {}

    /// Has JavaFX start on threads of its own, while the program prepares what the window is to show.
    public static void prepare() {
        LAUNCHED.set(CompletableFuture.runAsync(
                () -> launch(MqscopeApp.class), task -> Threads.daemon("launch").start(task)));
    }

    /// Starts JavaFX, where it is not started yet, and returns when the last window is gone.
    /// @param start dresses and shows the first stage
    /// @param stop  runs when the last window is gone
    /// @throws UnsupportedOperationException where JavaFX cannot start
    public static void open(Consumer<Stage> start, Runnable stop) {
        SCENARIO.complete(new Scenario(start, stop));
        if (LAUNCHED.get() == null) {
            prepare();
        }
        try {
            Objects.requireNonNull(LAUNCHED.get()).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw e;
        }
    }

    /// Closes every window, so that [#open] returns, also one that is yet to come. Any thread.
    public static void end() {
        ENDING.ask();
    }

    @Override
    public void start(Stage stage) {
        Scenario scenario = SCENARIO.join(); // What is prepared meanwhile takes no longer than JavaFX does.
        if (!ENDING.isAsked()) {
            scenario.start().accept(stage);
        }
        ENDING.shows();
    }

    @Override
    public void stop() {
        SCENARIO.join().stop().run();
    }
}
