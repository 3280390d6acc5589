package io.github.mqscope.demo.lesson;

import io.github.mqscope.demo.stage.ActorChecks;
import io.github.mqscope.demo.stage.Check;
import io.github.mqscope.demo.stage.LessonException;
import io.github.mqscope.demo.stage.Stage;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Bounded waits inside an act, where what comes next must not come too early.
final class Waits {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private Waits() {}

    /// Until a process sits in a send or a receive.
    static void untilBlocked(Stage stage, String actor) throws IOException, InterruptedException {
        until(stage, ActorChecks.free(actor).not());
    }

    /// Until a check holds.
    static void until(Stage stage, Check check) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!check.look(stage).holds()) {
            if (System.nanoTime() - deadline > 0) {
                throw new LessonException("waited in vain: " + check.look(stage));
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /// The thread that makes a process's calls; it runs, since it has made one.
    static int tid(Stage stage, String actor) throws LessonException {
        return stage.actor(actor).peer().caller().getNow(0);
    }
}
