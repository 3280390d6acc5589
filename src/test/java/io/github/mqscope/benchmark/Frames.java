package io.github.mqscope.benchmark;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;

/// The frames of a window from [#start] to [#stop], both on the FX thread: how far apart they came, and how long
/// the two threads that make them were ready to run meanwhile without getting a core.
final class Frames extends AnimationTimer {
    private static final int MOST = 10_000;

    private final TaskClock fx = TaskClock.of("JavaFX Applicat");
    private final TaskClock renderer = TaskClock.of("QuantumRenderer");
    private final long[] at = new long[MOST];
    private final long[] waited = new long[MOST];
    private int count;

    @Override
    public void handle(long pulse) {
        if (count < MOST) {
            at[count] = System.nanoTime();
            waited[count] = fx.waited() + renderer.waited();
            count++;
        }
    }

    int count() {
        return count;
    }

    /// Milliseconds from frame to frame, sorted.
    double[] intervals() {
        return sorted(at);
    }

    /// The same without the time in the queue for a core: what they had been on a machine with nothing else to do.
    double[] ownIntervals() {
        long[] own = at.clone();
        Arrays.setAll(own, i -> at[i] - waited[i]);
        return sorted(own);
    }

    private double[] sorted(long[] nanos) {
        double[] millis = new double[count - 1];
        Arrays.setAll(millis, i -> (nanos[i + 1] - nanos[i]) / (double) TimeUnit.MILLISECONDS.toNanos(1));
        Arrays.sort(millis);
        return millis;
    }
}
