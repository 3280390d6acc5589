package io.github.mqscope.ui;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Runs an act on the FX thread soon after it is asked for, and never more often than a pace: asked for
/// again within it, it runs once at its end.
public final class Throttle {
    private final Runnable act;
    private final PauseTransition pause;
    private boolean asked;

    /// @param atMostEvery the least time between two runs
    public Throttle(Duration atMostEvery, Runnable act) {
        this.act = act;
        this.pause = new PauseTransition(atMostEvery);
        pause.setOnFinished(e -> resume());
    }

    /// Asks for the act.
    public void ask() {
        asked = true;
        if (pause.getStatus() != javafx.animation.Animation.Status.RUNNING) {
            resume();
        }
    }

    private void resume() {
        if (asked) {
            asked = false;
            act.run();
            pause.playFromStart();
        }
    }
}
