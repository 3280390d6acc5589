package io.github.mqscope.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.sys.Mq;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LessonHoldersTest {
    private static StepScript step(Act act) {
        return new StepScript("A step").say("It acts.").act(act);
    }

    @Test
    void areThoseThatHaveTheQueueOpenNowWhateverItsNameLeadsTo() throws Exception {
        Lesson lesson = new Script("held", "Held", "Who has it open.")
                .cast("one", "two")
                .steps(
                        step(stage -> stage.actor("one").create(stage.queue(), 1, 8)),
                        step(stage -> stage.actor("two").open(stage.queue(), Mq.O_RDONLY)),
                        step(stage -> stage.actor("one").close()),
                        step(stage -> stage.actor("one").unlink(stage.queue())),
                        step(stage -> stage.actor("two").exit()));
        try (LessonResources resources = LessonResources.open();
                Performance performance = new Performance(lesson, resources, scene -> {})) {
            performance.open();
            assertThat(next(performance)).containsExactly("one");
            assertThat(next(performance)).containsExactly("one", "two");
            assertThat(next(performance)).containsExactly("two");
            assertThat(next(performance)).containsExactly("two");
            assertThat(next(performance)).isEmpty();
        }
    }

    private static List<String> next(Performance performance) throws InterruptedException {
        performance.perform(OptionalInt.empty());
        return performance.scene().orElseThrow().queues().getFirst().holders();
    }
}
