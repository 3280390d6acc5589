package io.github.mqscope.ui.shell;

import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// Keys that work everywhere in the window. Key codes only: characters are not known on every platform.
final class Shortcuts {
    /// For the shortcut sheet.
    static final Map<String, String> WORDS = Map.of(
            "Ctrl+N", "Create a queue",
            "Ctrl+F", "Filter the queues",
            "Del", "Unlink the selected queue, after a question",
            "Ctrl+Enter", "Send",
            "Ctrl+ + − 0", "Larger, smaller, normal text",
            "Esc", "Close a sheet, clear a filter");

    private Shortcuts() {}

    static void install(Scene scene, Shell shell) {
        on(scene, shell::focusFilter, KeyCode.F);
        on(scene, shell::create, KeyCode.N);
        List.of(KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD).forEach(key -> on(scene, () -> shell.zoom(1), key));
        List.of(KeyCode.MINUS, KeyCode.SUBTRACT).forEach(key -> on(scene, () -> shell.zoom(-1), key));
        List.of(KeyCode.DIGIT0, KeyCode.NUMPAD0).forEach(key -> on(scene, () -> shell.zoom(0), key));
    }

    private static void on(Scene scene, Runnable act, KeyCode key) {
        scene.getAccelerators().put(new KeyCodeCombination(key, KeyCombination.CONTROL_DOWN), act);
    }
}
