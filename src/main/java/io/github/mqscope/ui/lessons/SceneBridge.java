package io.github.mqscope.ui.lessons;

import io.github.mqscope.demo.stage.Scene;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Hands the scenes of one player to the FX thread: the newest only, and never more than one update in its queue.
final class SceneBridge {
    private final AtomicReference<@Nullable Scene> waiting = new AtomicReference<>();
    private final Consumer<Scene> show;
    private boolean shut;

    /// @param show called on the FX thread
    SceneBridge(Consumer<Scene> show) {
        this.show = show;
    }

    /// Takes a scene from any thread.
    void publish(Scene newest) {
        if (waiting.getAndSet(newest) == null) {
            Platform.runLater(this::fetch);
        }
    }

    private void fetch() {
        Scene newest = waiting.getAndSet(null);
        if (newest != null && !shut) {
            show.accept(newest);
        }
    }

    /// Shows nothing from now on. FX thread.
    void shut() {
        shut = true;
    }
}
