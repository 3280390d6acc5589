package io.github.mqscope.demo.stage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Puts a scene together.
final class SceneMaker {
    private final Lesson lesson;
    private final @Nullable Stage stage;
    private final @Nullable Views views;

    SceneMaker(Lesson lesson, @Nullable Stage stage, @Nullable Views views) {
        this.lesson = lesson;
        this.stage = stage;
        this.views = views;
    }

    Scene make(int step, Phase phase, String note, List<Proof> proofs, OptionalInt chosen, OptionalInt right) {
        Optional<Step> now =
                step < 0 ? Optional.empty() : Optional.of(lesson.steps().get(step));
        return new Scene(
                lesson,
                step,
                phase,
                note,
                now.map(Step::c).map(this::filled).orElse(List.of()),
                now.map(Step::shell).map(this::filled).orElse(List.of()),
                views == null ? List.of() : views.queues(),
                views == null ? List.of() : views.actors(),
                views == null ? List.of() : views.calls(),
                stage == null ? List.of() : stage.events(),
                proofs,
                now.flatMap(Step::asks).map(question -> view(question, chosen, right)));
    }

    private List<String> filled(List<String> lines) {
        return stage == null ? lines : lines.stream().map(stage::fill).toList();
    }

    private static QuestionView view(Question question, OptionalInt chosen, OptionalInt right) {
        return new QuestionView(
                question.text(), question.answers().stream().map(Answer::text).toList(), chosen, right);
    }
}
