package io.github.mqscope.ui.lessons;

import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.words.Words;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// What can be done with lessons, entered in the registry.
final class LessonActions {
    private static final Words WORDS = Words.of(LessonActions.class);

    private final Actions actions;
    private final LessonPlay play;

    LessonActions(Actions actions, LessonPlay play) {
        this.actions = actions;
        this.play = play;
    }

    void add(LessonsScreen screen) {
        add(act("lessons.open", screen::open).key(ctrl(KeyCode.L)));
        add(act("lessons.play", play::toggle)
                .key(ctrl(KeyCode.SPACE))
                .disabledWhen(unless(scene -> scene.phase().goesOn()
                        || !scene.phase().rests()
                        || scene.step() == scene.lesson().steps().size() - 1)));
        add(act("lessons.next", play::next)
                .key(alt(KeyCode.RIGHT))
                .disabledWhen(unless(scene -> scene.phase().goesOn())));
        add(act("lessons.back", play::back).key(alt(KeyCode.LEFT)).disabledWhen(unless(scene -> scene.step() >= 0)));
        add(act("lessons.restart", play::restart).key(alt(KeyCode.HOME)).disabledWhen(unless(scene -> true)));
        add(act("lessons.large", () -> screen.large().set(!screen.large().get()))
                .key(new KeyCodeCombination(KeyCode.L, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN))
                .disabledWhen(screen.shown().not()));
        add(act("lessons.close", screen::leave).disabledWhen(screen.shown().not()));
    }

    private void add(Action action) {
        Action _ = actions.add(action);
    }

    private BooleanBinding unless(Predicate<Scene> can) {
        return Bindings.createBooleanBinding(
                () -> {
                    Scene scene = play.scene().get();
                    return scene == null || !can.test(scene);
                },
                play.scene());
    }

    private static Action act(String id, Runnable what) {
        return Action.of(id, WORDS.get("action." + id), Action.Category.LESSONS, what);
    }

    private static KeyCombination ctrl(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.CONTROL_DOWN);
    }

    private static KeyCombination alt(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.ALT_DOWN);
    }
}
