package io.github.mqscope.demo.stage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Puts claims and answers to the kernel.
///
/// A claim has a moment to become true, since what it tells of happens in another process. It is first looked at
/// when every process has its answer or sleeps in its call: what is read before that is no state but a moment.
final class Proving {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final long AGAIN_MILLIS = 2;

    private final Stage stage;

    Proving(Stage stage) {
        this.stage = stage;
    }

    void settle() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        for (Actor actor : stage.actors()) {
            while (!actor.isSettled() && System.nanoTime() - deadline < 0) {
                TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
            }
        }
    }

    Proof prove(Claim claim) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        Evidence evidence = claim.check().look(stage);
        while (!evidence.holds() && System.nanoTime() - deadline < 0) {
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
            evidence = claim.check().look(stage);
        }
        return new Proof(claim.sentence(), evidence);
    }

    /// Which answers the kernel has made right.
    List<Integer> right(Question question) throws IOException {
        List<Integer> held = new ArrayList<>();
        for (int i = 0; i < question.answers().size(); i++) {
            if (question.answers().get(i).right().look(stage).holds()) {
                held.add(i);
            }
        }
        return held;
    }
}
