package io.github.mqscope.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// Keys that work everywhere in the window. Key codes only: characters are not known on every platform.
final class Shortcuts {
    /// For the shortcut sheet.
    static final SequencedMap<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("Ctrl+N", "Create a queue");
        WORDS.put("Ctrl+F", "Filter the queues");
        WORDS.put("Esc", "Close a sheet, clear a filter");
        WORDS.put("Up, Down", "Choose a queue");
        WORDS.put("Enter", "Go to the chosen queue");
        WORDS.put("Ctrl+C", "Copy the chosen queue's name");
        WORDS.put("Del", "Unlink the chosen queue, after a question");
        WORDS.put("Ctrl+Enter", "Send");
        WORDS.put("Ctrl and +, −, 0", "Larger, smaller, normal text");
        WORDS.put("Ctrl+Q", "Quit");
    }

    private Shortcuts() {}

    // The menu has one key an act; these are the same keys elsewhere on the keyboard.
    static void install(Scene scene, Shell shell) {
        List.of(KeyCode.EQUALS, KeyCode.ADD).forEach(key -> on(scene, () -> shell.zoom(1), key));
        on(scene, () -> shell.zoom(-1), KeyCode.SUBTRACT);
        on(scene, () -> shell.zoom(0), KeyCode.NUMPAD0);
    }

    private static void on(Scene scene, Runnable act, KeyCode key) {
        Map<KeyCombination, Runnable> keys = scene.getAccelerators();
        keys.put(new KeyCodeCombination(key, KeyCombination.CONTROL_DOWN), act);
    }
}
