package io.github.mqscope.ui;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// mqscope as a JavaFX application. Its class name is the window's WM_CLASS, so it stays what it is.
public final class MqscopeApp extends Application {
    // JavaFX makes the application itself and takes nothing but strings.
    private static final AtomicReference<@Nullable Scenario> SCENARIO = new AtomicReference<>();

    /// What happens on the FX thread at both ends.
    private record Scenario(Consumer<Stage> start, Runnable stop) {}

    /// Starts JavaFX and returns when the last window is gone.
    /// @param start dresses and shows the first stage
    /// @param stop  runs when the last window is gone
    public static void open(Consumer<Stage> start, Runnable stop) {
        SCENARIO.set(new Scenario(start, stop));
        launch(MqscopeApp.class);
    }

    /// Closes every window, so that [#open] returns. Any thread.
    public static void end() {
        Platform.exit();
    }

    @Override
    public void start(Stage stage) {
        scenario().start().accept(stage);
    }

    @Override
    public void stop() {
        scenario().stop().run();
    }

    private static Scenario scenario() {
        return Objects.requireNonNull(SCENARIO.get(), "MqscopeApp.open says what to do");
    }
}
