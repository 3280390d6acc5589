package io.github.mqscope.ui.queues;

import io.github.mqscope.ui.action.Actions;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// What can be done with the chosen queues, by the right mouse button and by keys of the list.
final class QueueMenu {
    private static final KeyCombination ENTER = new KeyCodeCombination(KeyCode.ENTER);
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.CONTROL_DOWN);
    private static final KeyCombination DELETE = new KeyCodeCombination(KeyCode.DELETE);

    private final Actions actions;
    private final TableView<?> table;
    private @Nullable ContextMenu menu;

    QueueMenu(Actions actions, TableView<?> table) {
        this.actions = actions;
        this.table = table;
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        table.setOnContextMenuRequested(e -> {
            show(e.getScreenX(), e.getScreenY());
            e.consume();
        });
        table.setOnMousePressed(e -> hide());
        table.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                boolean _ = actions.run("queue.enter");
            }
        });
    }

    // Shown by hand: as the table's own context menu its keys would act everywhere in the window.
    private void show(double x, double y) {
        hide();
        menu = new ContextMenu(
                item("queue.enter", ENTER),
                item("queue.copy-name", COPY),
                item("queue.pin", null),
                new SeparatorMenuItem(),
                item("queue.create", null),
                item("queue.unlink", DELETE));
        menu.show(table, x, y);
    }

    private void hide() {
        if (menu != null) {
            menu.hide();
        }
    }

    // Keys that other controls know too are keys of this list only.
    private MenuItem item(String id, @Nullable KeyCombination key) {
        MenuItem item = actions.item(id);
        if (key != null) {
            item.setAccelerator(key);
        }
        return item;
    }

    private void key(KeyEvent key) {
        String act = COPY.match(key)
                ? "queue.copy-name"
                : DELETE.match(key) ? "queue.unlink" : ENTER.match(key) ? "queue.enter" : null;
        if (act != null) {
            boolean _ = actions.run(act);
            key.consume();
        }
    }
}
