package io.github.mqscope.demo.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.demo.stage.Claim;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.LessonResources;
import io.github.mqscope.demo.stage.Performance;
import io.github.mqscope.demo.stage.Phase;
import io.github.mqscope.demo.stage.Proof;
import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.demo.stage.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LessonsTest {
    private static LessonResources resources;

    @BeforeAll
    static void open() throws IOException {
        resources = LessonResources.open();
    }

    @AfterAll
    static void close() {
        resources.close();
    }

    static List<String> ids() {
        return Lessons.all().stream().map(Lesson::id).toList();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theKernelAgreesWithEachLesson(String id) throws Exception {
        Lesson lesson = Lessons.of(id).orElseThrow();
        List<Scene> scenes = new ArrayList<>();
        Phase end = play(lesson, scenes);
        assertThat(end).as(scenes.getLast().note()).isEqualTo(Phase.FINISHED);
        assertThat(scenes.getLast().step()).isEqualTo(lesson.steps().size() - 1);
        assertThat(scenes)
                .filteredOn(scene -> scene.phase() == Phase.SHOWN || scene.phase() == Phase.FINISHED)
                .hasSize(lesson.steps().size())
                .allMatch(LessonsTest::isProvedOrRefused);
    }

    private static boolean isProvedOrRefused(Scene scene) {
        return scene.note().contains("Not tried here: ")
                || (!scene.proofs().isEmpty() && scene.proofs().stream().allMatch(Proof::holds));
    }

    @Test
    void aClaimThatIsTurnedAroundStopsItsLesson() throws Exception {
        List<Scene> scenes = new ArrayList<>();
        Phase end = play(turnedAround(Lessons.of("full").orElseThrow(), 1, 0), scenes);
        assertThat(end).isEqualTo(Phase.FAILED);
        assertThat(scenes.getLast().step()).isEqualTo(1);
        assertThat(scenes.getLast().note())
                .startsWith(
                        "The sender's thread sits in the system call behind mq_send: expected not mq_timedsend, read ")
                .contains("mq_timedsend", "/proc/", "/syscall");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void eachLessonSaysWhatItIs(String id) {
        Lesson lesson = Lessons.of(id).orElseThrow();
        assertThat(List.of(lesson.title(), lesson.line())).allMatch(text -> !text.isBlank());
        assertThat(lesson.cast()).allMatch(name -> name.length() <= 15);
        assertThat(lesson.time()).isPositive();
        assertThat(lesson.steps())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.claims()).isNotEmpty())
                .allSatisfy(step -> assertThat(step.say()).isNotBlank());
    }

    private static Phase play(Lesson lesson, List<Scene> scenes) throws Exception {
        try (Performance performance = new Performance(lesson, resources, scenes::add)) {
            performance.open();
            while (performance.phase().goesOn()) {
                performance.ask();
                performance.perform(OptionalInt.empty());
            }
            return performance.phase();
        }
    }

    static Lesson turnedAround(Lesson lesson, int step, int claim) {
        List<Step> steps = new ArrayList<>(lesson.steps());
        Step s = steps.get(step);
        List<Claim> claims = new ArrayList<>(s.claims());
        claims.set(
                claim,
                new Claim(
                        claims.get(claim).sentence(), claims.get(claim).check().not()));
        steps.set(step, new Step(s.title(), s.need(), s.say(), s.c(), s.shell(), s.question(), s.act(), claims));
        return new Lesson(lesson.id(), lesson.title(), lesson.line(), lesson.needs(), lesson.cast(), steps);
    }
}
