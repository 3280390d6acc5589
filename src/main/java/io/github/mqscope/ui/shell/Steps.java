package io.github.mqscope.ui.shell;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.animation.AnimationTimer;

/// Workspace on a window that can wait until the window shows: one step a frame, so that each is styled and laid out in
/// a frame of its own, and the first frame has none.
final class Steps {
    private final Queue<Runnable> left;

    Steps(List<Runnable> all) {
        left = new ArrayDeque<>(all);
    }

    /// Does all that is left, now.
    void finish() {
        while (next()) {}
    }

    private boolean next() {
        Runnable step = left.poll();
        if (step != null) {
            step.run();
        }
        return step != null;
    }

    /// Does what is left from the second frame on.
    /// @param then done in the frame after the last
    void inFrames(Runnable then) {
        new AnimationTimer() {
            private boolean first = true;

            @Override
            public void handle(long now) {
                if (first) {
                    first = false;
                } else if (!next()) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }
}
