package io.github.mqscope.demo.stage;

import io.github.mqscope.demo.peer.Reply;
import io.github.mqscope.model.queue.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Plays a lesson step by step on the thread that calls it, and proves each step.
///
/// A claim that does not hold stops the lesson. Interrupting the thread ends whatever it waits for. Closing cleans up
/// in every state.
public final class Performance implements AutoCloseable {
    private final Lesson lesson;
    private final LessonResources resources;
    private final Consumer<Scene> listener;
    private final List<Proof> proofs = new ArrayList<>();
    private @Nullable Stage stage;
    private @Nullable Views views;
    private @Nullable Expectation expectation;
    private @Nullable Scene published;
    private Phase phase = Phase.PREPARING;
    private String note = "";
    private OptionalInt chosen = OptionalInt.empty();
    private OptionalInt right = OptionalInt.empty();
    private int step = -1;

    /// @param listener told each scene that differs from the one before, on the performing thread
    public Performance(Lesson lesson, LessonResources resources, Consumer<Scene> listener) {
        this.lesson = lesson;
        this.resources = resources;
        this.listener = listener;
    }

    /// Starts the processes; again for a lesson that begins anew.
    public void open() throws InterruptedException {
        guarded(() -> {
            reopen();
            enter(Phase.READY);
        });
    }

    private void reopen() throws IOException, InterruptedException {
        closeStage();
        step = -1;
        forgetStep();
        note = "";
        expectation = null;
        phase = Phase.PREPARING;
        Stage opened = Stage.open(lesson, resources);
        stage = opened;
        views = new Views(opened);
        publish();
        for (Actor actor : opened.actors()) {
            actor.tid();
        }
        resources.pool().warm();
    }

    /// Shows the question before the next step.
    /// @return false where it has none
    public boolean ask() throws InterruptedException {
        if (!phase.goesOn() || phase == Phase.ASKED || next().asks().isEmpty()) {
            return false;
        }
        step++;
        forgetStep();
        enter(Phase.ASKED);
        return true;
    }

    private Step next() {
        return lesson.steps().get(phase == Phase.ASKED ? step : step + 1);
    }

    /// Plays the next step, or the one asked about.
    /// @param choice the learner's answer
    /// @return where it then stands: SHOWN, FINISHED, FAILED or ENDED
    public Phase perform(OptionalInt choice) throws InterruptedException {
        if (!phase.goesOn()) {
            return phase;
        }
        if (phase != Phase.ASKED) {
            step++;
            forgetStep();
        }
        chosen = choice;
        guarded(() -> {
            note = mended();
            play();
        });
        return phase;
    }

    // Before a step: whether things are as the last one left them.
    private String mended() throws IOException, InterruptedException {
        if (expectation == null) {
            return "";
        }
        List<String> lost = expectation.lost(stage());
        if (lost.isEmpty()) {
            return expectation.mend(stage());
        }
        OptionalInt choice = chosen;
        int until = step;
        replay(until);
        step = until;
        forgetStep();
        chosen = choice;
        return "Found that " + String.join(", and ", lost)
                + ". The lesson has begun again with a fresh queue and processes, and is back where it was.";
    }

    private void play() throws IOException, InterruptedException {
        enter(Phase.ACTING);
        Step now = lesson.steps().get(step);
        Optional<String> refusal = now.need().refusal();
        if (refusal.isPresent()) {
            note = (note + " Not tried here: " + refusal.get() + ".").strip();
        } else if (!playAndProve(now)) {
            return;
        }
        expectation = Expectation.of(stage());
        enter(step == lesson.steps().size() - 1 ? Phase.FINISHED : Phase.SHOWN);
    }

    private boolean playAndProve(Step now) throws IOException, InterruptedException {
        now.act().play(stage());
        Proving proving = new Proving(stage());
        proving.settle();
        enter(Phase.PROVING);
        for (Claim claim : now.claims()) {
            Proof proof = proving.prove(claim);
            proofs.add(proof);
            publish();
            if (!proof.holds()) {
                note = proof.sentence() + ": " + proof.disagreement();
                enter(Phase.FAILED);
                return false;
            }
        }
        return now.question().isEmpty()
                || judge(proving.right(now.question().get()), now.question().get());
    }

    private boolean judge(List<Integer> held, Question question) {
        if (held.size() != 1) {
            note = question.text() + " The kernel made " + held.size() + " of the answers right.";
            enter(Phase.FAILED);
            return false;
        }
        right = OptionalInt.of(held.getFirst());
        return true;
    }

    /// Goes back by a step. What a kernel did cannot be undone: the lesson begins again and is played up to there.
    public void back() throws InterruptedException {
        int until = phase == Phase.ASKED ? step : step - 1;
        guarded(() -> {
            int steps = Math.max(0, until + (phase == Phase.ASKED ? 0 : 1));
            replay(steps);
            note = "What the kernel did cannot be undone: the lesson began again with a fresh queue and processes.";
            if (phase != Phase.FAILED) {
                enter(steps == 0 ? Phase.READY : Phase.SHOWN);
            }
        });
    }

    private void replay(int steps) throws IOException, InterruptedException {
        reopen();
        for (int i = 0; i < steps && phase != Phase.FAILED; i++) {
            step = i;
            forgetStep();
            play();
        }
        if (phase == Phase.FAILED) {
            throw new LessonException(note);
        }
    }

    /// Does what the learner asks for; a refusal is the note.
    public void learn(LearnerAct act) throws InterruptedException {
        try {
            note = outcome(act);
        } catch (IOException refused) {
            note = String.valueOf(refused.getMessage());
        }
        publish();
    }

    private String outcome(LearnerAct act) throws IOException, InterruptedException {
        Hand hand = new Hand(stage(), Stage.LEARNER);
        return switch (act) {
            case LearnerAct.Send(int priority, String text) ->
                hand.send(new Message(priority, text.getBytes(StandardCharsets.UTF_8)))
                        ? "You sent a message."
                        : "EAGAIN: the queue is full.";
            case LearnerAct.Receive _ -> hand.receive() ? "You took a message." : "EAGAIN: the queue is empty.";
            case LearnerAct.Kill(String actor) -> {
                stage().actor(actor).peer().kill();
                yield "You killed " + actor + ".";
            }
            case LearnerAct.NonBlocking(String actor, boolean on) -> {
                Reply reply = stage().actor(actor).nonBlocking(on);
                yield reply.isDone()
                        ? "You " + (on ? "set" : "cleared") + " O_NONBLOCK on " + actor + "'s descriptor."
                        : actor + " has no descriptor: " + reply;
            }
        };
    }

    /// Looks again, and tells the listener where anything has changed.
    public void refresh() {
        publish();
    }

    /// Ends the lesson where it stands.
    public void end(String why) {
        closeStage();
        note = why;
        enter(Phase.ENDED);
    }

    /// Where it stands.
    public Phase phase() {
        return phase;
    }

    /// The newest scene.
    public Optional<Scene> scene() {
        return Optional.ofNullable(published);
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    // A call that an interrupt cut short fails as any other does.
    private void guarded(Work work) throws InterruptedException {
        try {
            work.run();
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw (InterruptedException) new InterruptedException("the lesson was stopped").initCause(e);
            }
            note = String.valueOf(e.getMessage());
            enter(phase == Phase.FAILED ? Phase.FAILED : Phase.ENDED);
        }
    }

    private Stage stage() throws LessonException {
        if (stage == null) {
            throw new LessonException("the lesson has ended");
        }
        return stage;
    }

    private void forgetStep() {
        proofs.clear();
        chosen = OptionalInt.empty();
        right = OptionalInt.empty();
    }

    private void enter(Phase next) {
        phase = next;
        publish();
    }

    private void publish() {
        Scene now = new SceneMaker(lesson, stage, views).make(step, phase, note, List.copyOf(proofs), chosen, right);
        if (!now.equals(published)) {
            published = now;
            listener.accept(now);
        }
    }

    private void closeStage() {
        if (stage != null) {
            stage.close();
            stage = null;
            views = null;
        }
    }

    @Override
    public void close() {
        closeStage();
    }
}
