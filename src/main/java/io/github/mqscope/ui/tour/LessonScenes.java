package io.github.mqscope.ui.tour;

import io.github.mqscope.demo.lesson.Lessons;
import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Phase;
import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.ui.shell.Shell;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/// The gallery, the key step of every lesson, and a lesson in large type.
final class LessonScenes {
    private static final List<String> IN_LARGE_TYPE = List.of("full", "notify");

    private final Shell shell;
    private final WindowDriver hand;

    LessonScenes(Shell shell, WindowDriver hand) {
        this.shell = shell;
        this.hand = hand;
    }

    void play() throws IOException {
        hand.act(() -> shell.lessons().open());
        hand.awaitSight("#gallery");
        hand.picture("lessons");
        for (Lesson lesson : Lessons.all()) {
            keyStep(lesson);
            hand.picture("lesson-" + lesson.id());
            if (IN_LARGE_TYPE.contains(lesson.id())) {
                hand.act(() -> shell.lessons().large().set(true));
                hand.picture("lesson-" + lesson.id() + "-large");
                hand.act(() -> shell.lessons().large().set(false));
            }
        }
        hand.act(() -> shell.lessons().leave());
    }

    // The step with the first question, answered with its first answer; the last step of a lesson without any.
    private void keyStep(Lesson lesson) throws IOException {
        hand.act(() -> shell.lessons().begin(lesson));
        int asked = firstQuestion(lesson);
        int key = asked < 0 ? lesson.steps().size() - 1 : asked;
        for (int step = 0; step < key; step++) {
            next();
            awaitPlayed(lesson, step);
        }
        next();
        if (asked >= 0) {
            hand.press("#answer-1");
        }
        awaitPlayed(lesson, key);
    }

    private static int firstQuestion(Lesson lesson) {
        return IntStream.range(0, lesson.steps().size())
                .filter(step -> lesson.steps().get(step).question().isPresent())
                .findFirst()
                .orElse(-1);
    }

    private void next() throws IOException {
        hand.await("a next step", () -> shell.actions().run("lessons.next"));
    }

    private void awaitPlayed(Lesson lesson, int step) throws IOException {
        hand.await(lesson.id() + " at step " + (step + 1), () -> {
            Scene now = shell.lessons().scene().get();
            return now != null && now.step() == step && (now.phase() == Phase.SHOWN || now.phase() == Phase.FINISHED);
        });
    }
}
