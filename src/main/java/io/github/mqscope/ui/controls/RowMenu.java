package io.github.mqscope.ui.controls;

import io.github.mqscope.ui.action.Actions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// What can be done with the chosen row of a list: by the right mouse button, and by keys that act in this list only.
public final class RowMenu {
    private final Actions actions;
    private final Control list;
    private final List<List<String>> groups = new ArrayList<>();
    private final SequencedMap<String, KeyCombination> keys = new LinkedHashMap<>();
    private ContextMenu menu = new ContextMenu();

    /// A menu without items.
    public RowMenu(Control list, Actions actions) {
        this.list = list;
        this.actions = actions;
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        list.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::show);
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> menu.hide());
    }

    /// Adds acts of the registry, apart from those before.
    public RowMenu group(String... ids) {
        groups.add(List.of(ids));
        return this;
    }

    /// Gives an act a key that works in this list.
    public RowMenu key(String id, KeyCombination key) {
        keys.put(id, key);
        return this;
    }

    // Shown by hand: as the list's own context menu its keys would act everywhere in the window.
    private void show(ContextMenuEvent where) {
        menu.hide();
        menu = new ContextMenu();
        for (List<String> group : groups) {
            if (!menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            group.forEach(id -> menu.getItems().add(item(id)));
        }
        menu.show(list, where.getScreenX(), where.getScreenY());
        where.consume();
    }

    private MenuItem item(String id) {
        MenuItem item = actions.item(id);
        KeyCombination key = keys.get(id);
        if (key != null) {
            item.setAccelerator(key);
        }
        return item;
    }

    private void press(KeyEvent pressed) {
        for (Map.Entry<String, KeyCombination> one : keys.entrySet()) {
            if (one.getValue().match(pressed)) {
                boolean _ = actions.run(one.getKey());
                pressed.consume();
            }
        }
    }
}
