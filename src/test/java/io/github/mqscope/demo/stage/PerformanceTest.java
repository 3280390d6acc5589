package io.github.mqscope.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.demo.lesson.Lessons;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.testing.Await;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PerformanceTest {
    private static LessonResources resources;

    private final List<Scene> scenes = new ArrayList<>();

    @BeforeAll
    static void open() throws IOException {
        resources = LessonResources.open();
    }

    @AfterAll
    static void close() {
        resources.close();
    }

    private Performance full(int steps) throws InterruptedException {
        return full(steps, resources);
    }

    private Performance full(int steps, LessonResources with) throws InterruptedException {
        Performance performance = new Performance(Lessons.of("full").orElseThrow(), with, scenes::add);
        performance.open();
        for (int i = 0; i < steps; i++) {
            performance.perform(OptionalInt.empty());
        }
        assertThat(performance.phase()).as(scenes.getLast().note()).isIn(Phase.READY, Phase.SHOWN);
        return performance;
    }

    @Test
    void aMessageThatTheLearnerTookIsPutBack() throws Exception {
        try (Performance performance = full(1)) {
            performance.learn(new LearnerAct.Receive());
            assertThat(scenes.getLast().note()).isEqualTo("You took a message.");
            QueueName before = scenes.getLast().queues().getFirst().name();
            assertThat(performance.perform(OptionalInt.empty())).isEqualTo(Phase.SHOWN);
            assertThat(scenes.getLast().note()).isEqualTo("Somebody took a message; putting back what was there.");
            assertThat(scenes.getLast().queues().getFirst().name()).isEqualTo(before);
        }
    }

    @Test
    void withoutAPeekTheContentsAreWhatTheLessonDidAndItSaysSo() throws Exception {
        try (LessonResources blind = LessonResources.open(false);
                Performance performance = full(1, blind)) {
            Contents contents = scenes.getLast().queues().getFirst().contents();
            assertThat(contents.source()).isEqualTo(Contents.Source.OWN_CALLS);
            assertThat(contents.texts()).containsExactly("one", "two", "three");
            assertThat(contents.tiles()).allMatch(tile -> tile.sender().equals("sender"));
            QueueName name = scenes.getLast().queues().getFirst().name();
            try (MessageQueue other = QueueOpen.of(name).open()) {
                other.receive();
            }
            performance.refresh();
            assertThat(scenes.getLast().queues().getFirst().contents().whole()).isFalse();
            assertThat(performance.perform(OptionalInt.empty())).isEqualTo(Phase.SHOWN);
            assertThat(scenes.getLast().note()).startsWith("Somebody took a message");
        }
    }

    @Test
    void aModeThatTheLearnerSetIsSetBack() throws Exception {
        try (Performance performance = full(1)) {
            performance.learn(new LearnerAct.NonBlocking("sender", true));
            Await.until("it is seen", () -> {
                performance.refresh();
                return scenes.getLast().actors().getFirst().nonBlocking();
            });
            assertThat(performance.perform(OptionalInt.empty())).isEqualTo(Phase.SHOWN);
            assertThat(scenes.getLast().note()).contains("The mode of sender's descriptor was changed");
            assertThat(scenes.getLast().actors().getFirst().state()).isEqualTo(ActorView.State.BLOCKED_SENDING);
        }
    }

    @Test
    void aSenderThatTheLearnerReleasedOrKilledBlocksAgainInALessonBegunAnew() throws Exception {
        for (LearnerAct act : List.of(new LearnerAct.Receive(), new LearnerAct.Kill("sender"))) {
            try (Performance performance = full(2)) {
                QueueName before = scenes.getLast().queues().getFirst().name();
                performance.learn(act);
                Await.until("the sender blocks no more", () -> {
                    performance.refresh();
                    return !scenes.getLast().actors().getFirst().isBlocked();
                });
                assertThat(performance.perform(OptionalInt.of(1))).isEqualTo(Phase.SHOWN);
                assertThat(scenes.getLast().note())
                        .startsWith("Found that sender ")
                        .contains("The lesson has begun again");
                assertThat(scenes.getLast().step()).isEqualTo(2);
                assertThat(scenes.getLast().queues().getFirst().name()).isNotEqualTo(before);
                assertThat(exists(before)).isFalse();
            }
        }
    }

    @Test
    void goingBackPlaysTheLessonAgainUpToThere() throws Exception {
        try (Performance performance = full(3)) {
            QueueName before = scenes.getLast().queues().getFirst().name();
            performance.back();
            Scene scene = scenes.getLast();
            assertThat(scene.step()).isEqualTo(1);
            assertThat(scene.phase()).isEqualTo(Phase.SHOWN);
            assertThat(scene.note()).contains("cannot be undone");
            assertThat(scene.queues().getFirst().name()).isNotEqualTo(before);
            assertThat(scene.actors().getFirst().state()).isEqualTo(ActorView.State.BLOCKED_SENDING);
            performance.back();
            performance.back();
            assertThat(scenes.getLast().phase()).isEqualTo(Phase.READY);
        }
    }

    @Test
    void aQuestionIsAnsweredByTheKernel() throws Exception {
        try (Performance performance = full(1)) {
            assertThat(performance.ask()).isTrue();
            assertThat(scenes.getLast().phase()).isEqualTo(Phase.ASKED);
            assertThat(scenes.getLast().question().orElseThrow().right()).isEmpty();
            performance.perform(OptionalInt.of(1));
            assertThat(scenes.getLast().question().orElseThrow())
                    .isEqualTo(new QuestionView(
                            "What will the fourth mq_send do?",
                            List.of(
                                    "It waits",
                                    "It fails with EAGAIN",
                                    "It returns, and the oldest message is dropped"),
                            OptionalInt.of(1),
                            OptionalInt.of(0)));
        }
    }

    @Test
    void closingLeavesNeitherQueueNorProcess() throws Exception {
        Performance performance = full(2);
        Scene scene = scenes.getLast();
        performance.close();
        assertThat(exists(scene.queues().getFirst().name())).isFalse();
        assertThat(scene.actors())
                .hasSize(2)
                .allSatisfy(actor -> assertThat(ProcessHandle.of(actor.pid())).isEmpty());
    }

    static boolean exists(QueueName name) {
        try (MessageQueue _ = QueueOpen.of(name).open()) {
            return true;
        } catch (QueueException gone) {
            return false;
        }
    }
}
