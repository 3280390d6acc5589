package io.github.mqscope.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Bounded waiting for something that another thread or process brings about.
public final class Await {
    /// Long enough for a busy machine, short enough for a person.
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long STEP_NANOS = 1_000_000;

    private Await() {}

    /// What is waited for.
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    /// Returns as soon as `condition` holds.
    /// @throws AssertionError naming `what` if it does not within [#PATIENCE]
    public static void until(String what, Condition condition) {
        until(what, PATIENCE, condition);
    }

    /// Returns as soon as `condition` holds.
    /// @throws AssertionError naming `what` if it does not within `patience`
    public static void until(String what, Duration patience, Condition condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!holds(what, condition)) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + patience + ": " + what);
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    private static boolean holds(String what, Condition condition) {
        try {
            return condition.holds();
        } catch (Exception e) {
            throw new AssertionError("failed while waiting: " + what, e);
        }
    }
}
