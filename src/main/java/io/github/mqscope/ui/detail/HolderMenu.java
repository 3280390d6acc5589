package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// What can be done with a process that uses a queue: copy what is known of it, and go to its other queues.
final class HolderMenu {
    private static final Words WORDS = Words.of(HolderMenu.class);
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final int MOST = 12;

    private final Selection selection;

    HolderMenu(Selection selection) {
        this.selection = selection;
    }

    List<MenuItem> items(Holder holder) {
        List<MenuItem> items = new ArrayList<>();
        MenuItem copy = new MenuItem(WORDS.get("holder.copy"));
        copy.setAccelerator(COPY);
        copy.setOnAction(e -> copy(holder));
        items.add(copy);
        others(holder).stream()
                .limit(MOST)
                .forEach(queue ->
                        items.add(go(queue.name(), () -> selection.key().set(queue.key()))));
        return items;
    }

    static MenuItem go(QueueName queue, Runnable act) {
        MenuItem go = new MenuItem(WORDS.get("holder.go", queue));
        go.setMnemonicParsing(false); // An underscore is part of the name.
        go.setOnAction(e -> act.run());
        return go;
    }

    /// The other queues that its process uses.
    List<QueueState> others(Holder holder) {
        Snapshot now = selection.snapshot().get();
        return now == null
                ? List.of()
                : now.queues().stream()
                        .filter(queue -> !queue.key().equals(selection.key().get()))
                        .filter(queue -> queue.openers().stream().anyMatch(o -> o.pid() == holder.pid())
                                || queue.blocked().stream().anyMatch(b -> b.pid() == holder.pid()))
                        .toList();
    }

    void key(KeyEvent key) {
        if (COPY.match(key)
                && key.getSource() instanceof TableView<?> table
                && table.getSelectionModel().getSelectedItem() instanceof Holder holder) {
            copy(holder);
            key.consume();
        }
    }

    private static void copy(Holder holder) {
        ClipboardContent content = new ClipboardContent();
        content.putString(holder.words());
        boolean _ = Clipboard.getSystemClipboard().setContent(content);
    }
}
