package io.github.mqscope.ui.shell;

import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// Keys: those of the acts, and those that controls have by themselves. Key codes only: characters are not known
/// on every platform.
final class Shortcuts {
    private static final Words WORDS = Words.of(Shortcuts.class);
    private static final List<String> OF_CONTROLS =
            List.of("space", "escape", "arrows", "enter", "delete", "tab", "f10");

    private Shortcuts() {}

    /// Every key with what it does.
    static SequencedMap<String, String> all(Actions actions) {
        SequencedMap<String, String> keys = new LinkedHashMap<>();
        for (Action act : actions.all()) {
            act.key()
                    .ifPresent(key -> keys.put(key.getDisplayText(), act.title().get()));
        }
        OF_CONTROLS.forEach(key -> keys.put(WORDS.get("shortcuts.key." + key), WORDS.get("shortcuts." + key)));
        return keys;
    }

    // An act has one key; these are the same keys elsewhere on the keyboard.
    static void install(Scene scene, Actions actions) {
        actions.install(scene);
        List.of(KeyCode.EQUALS, KeyCode.ADD).forEach(key -> on(scene, actions, key, "text.larger"));
        on(scene, actions, KeyCode.SUBTRACT, "text.smaller");
        on(scene, actions, KeyCode.NUMPAD0, "text.normal");
    }

    private static void on(Scene scene, Actions actions, KeyCode key, String id) {
        Map<KeyCombination, Runnable> keys = scene.getAccelerators();
        keys.put(new KeyCodeCombination(key, KeyCombination.CONTROL_DOWN), () -> {
            boolean _ = actions.run(id);
        });
    }
}
