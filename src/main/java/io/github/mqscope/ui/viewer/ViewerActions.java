package io.github.mqscope.ui.viewer;

import io.github.mqscope.body.BodyLook.Way;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Action.Category;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.words.Words;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// What can be done with the message in one viewer, in the registry. The same keys work in every other viewer
/// while it has the keyboard.
final class ViewerActions {
    private static final Words WORDS = Words.of(ViewerActions.class);

    private final Actions actions;
    private final ViewerPane viewer;

    private ViewerActions(Actions actions, ViewerPane viewer) {
        this.actions = actions;
        this.viewer = viewer;
    }

    static void add(Actions actions, ViewerPane viewer) {
        ViewerActions all = new ViewerActions(actions, viewer);
        for (Way way : Way.values()) {
            String id = way.name().toLowerCase(Locale.ROOT);
            all.add(all.act("viewer." + id, WORDS.get("act." + id), Category.VIEW, () -> viewer.choose(way))
                    .key(new KeyCodeCombination(key(way), KeyCombination.ALT_DOWN)));
        }
        all.add(all.act("viewer.find", WORDS.get("act.find"), Category.MESSAGE, viewer::find));
        all.add(all.act("viewer.next", WORDS.get("act.next"), Category.MESSAGE, () -> viewer.findNext(1))
                .key(new KeyCodeCombination(KeyCode.F3)));
        all.add(all.act("viewer.previous", WORDS.get("act.previous"), Category.MESSAGE, () -> viewer.findNext(-1))
                .key(new KeyCodeCombination(KeyCode.F3, KeyCombination.SHIFT_DOWN)));
        for (CopyMenu.Item item : CopyMenu.Item.values()) {
            all.copy(item);
        }
        all.add(all.act("viewer.save", WORDS.get("pane.save"), Category.MESSAGE, viewer::save)
                .key(new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)));
    }

    private void add(Action action) {
        Action _ = actions.add(action);
    }

    private static KeyCode key(Way way) {
        return switch (way) {
            case TEXT -> KeyCode.DIGIT1;
            case HEX -> KeyCode.DIGIT2;
            case JSON -> KeyCode.DIGIT3;
            case STRUCT -> KeyCode.DIGIT4;
        };
    }

    // Ctrl+C is the key of whatever has the keyboard.
    private void copy(CopyMenu.Item item) {
        String id = "viewer.copy-" + item.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Action action = act(id, WORDS.get("act.copy", item.words()), Category.MESSAGE, () -> viewer.copy(item));
        if (item != CopyMenu.Item.TEXT) {
            action.key(item.key());
        }
        add(action);
    }

    private Action act(String id, String title, Category category, Runnable what) {
        return Action.of(id, title, category, what).disabledWhen(viewer.filled().not());
    }
}
