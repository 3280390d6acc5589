package io.github.mqscope.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.demo.lesson.Lessons;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.testing.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlayerTest {
    private final List<Scene> scenes = new CopyOnWriteArrayList<>();
    private LessonResources resources;

    @BeforeEach
    void open() throws Exception {
        resources = LessonResources.open();
    }

    @AfterEach
    void close() {
        resources.close();
    }

    private Player player(Lesson lesson) throws Exception {
        Player player = Player.open(lesson, resources, scenes::add);
        await(Phase.READY);
        return player;
    }

    private void await(Phase phase) {
        Await.until(
                phase.toString(), () -> !scenes.isEmpty() && scenes.getLast().phase() == phase);
    }

    @Test
    void playsByItselfToTheEnd() throws Exception {
        try (Player player = player(Lessons.of("boundaries").orElseThrow())) {
            player.speed(1000);
            player.play();
            await(Phase.ASKED);
            player.answer(1);
            await(Phase.FINISHED);
        }
        assertThat(scenes.getLast().phase()).isEqualTo(Phase.ENDED);
    }

    @Test
    void byItselfItWaitsAtAQuestionHoweverLongThatTakes() throws Exception {
        try (Player player = player(Lessons.of("full").orElseThrow())) {
            player.speed(1000);
            player.play();
            await(Phase.ASKED);
            // Seen only by a look of the idle player, which would go on instead.
            try (MessageQueue other = QueueOpen.of(seen().name()).open()) {
                other.receive();
            }
            Await.until("the look", () -> seen().attributes().curmsgs() == 2);
            assertThat(scenes.getLast().phase()).isEqualTo(Phase.ASKED);
            player.skip();
            Await.until("it goes on", () -> scenes.getLast().step() > 1);
        }
    }

    private QueueView seen() {
        return scenes.getLast().queues().getFirst();
    }

    @Test
    void stepsForwardAndBackAndAnswers() throws Exception {
        try (Player player = player(Lessons.of("full").orElseThrow())) {
            player.next();
            await(Phase.SHOWN);
            player.next();
            await(Phase.ASKED);
            player.answer(0);
            Await.until(
                    "the second step",
                    () -> scenes.getLast().phase() == Phase.SHOWN
                            && scenes.getLast().step() == 1);
            player.learn(new LearnerAct.Receive());
            Await.until(
                    "the learner's call is seen",
                    () -> scenes.getLast().calls().stream()
                            .anyMatch(call -> call.actor().equals(Stage.LEARNER)));
            player.back();
            Await.until(
                    "the first step",
                    () -> scenes.getLast().phase() == Phase.SHOWN
                            && scenes.getLast().step() == 0);
            player.restart();
            await(Phase.READY);
        }
    }

    @Test
    void canBeStoppedAndBegunAgainWhileAProcessBlocks() throws Exception {
        Lesson stuck = new Script("stuck", "Stuck", "A call that does not return.")
                .cast("sender")
                .steps(new StepScript("It blocks").say("It blocks.").act(stage -> {
                    stage.actor("sender").create(stage.queue(), 1, 8);
                    stage.actor("sender").send(0, "one");
                    stage.actor("sender").send(0, "two");
                }));
        Player player = player(stuck);
        for (int i = 0; i < 2; i++) {
            player.next();
            await(Phase.ACTING);
            Scene acting = scenes.getLast();
            player.restart();
            await(Phase.READY);
            assertThat(ProcessHandle.of(acting.actors().getFirst().pid())).isEmpty();
        }
        player.next();
        await(Phase.ACTING);
        player.close();
        assertThat(scenes.getLast().phase()).isEqualTo(Phase.ENDED);
    }

    @Test
    void aLessonThatCannotGoOnEndsAndSaysWhy() throws Exception {
        Lesson broken = new Script("broken", "Broken", "A process that is not there.")
                .steps(new StepScript("Nobody")
                        .say("Nobody is there.")
                        .act(stage -> stage.actor("nobody").getattr()));
        try (Player player = player(broken)) {
            player.next();
            await(Phase.ENDED);
            assertThat(scenes.getLast().note()).isEqualTo("this lesson has no process nobody");
        }
    }
}
