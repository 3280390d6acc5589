package io.github.mqscope.ui.trace;

import io.github.mqscope.ui.Aside;
import io.github.mqscope.ui.Dialogs;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Saves the trace that is shown, and opens one that was saved. The disk is touched on threads of their own.
final class TraceFileMenu {
    private static final Words WORDS = Words.of(TraceFileMenu.class);
    private final TraceModel model;
    private final Actions actions;
    private final Dialogs dialogs;
    private final Runnable opened;
    private final MenuButton view = new MenuButton(WORDS.get("file"), Icons.of(Feather.FILE));

    /// @param opened called on the FX thread when another trace is in the log
    TraceFileMenu(TraceModel model, Actions actions, Dialogs dialogs, Runnable opened) {
        this.actions = actions;
        this.model = model;
        this.dialogs = dialogs;
        this.opened = opened;
        view.setId("trace-file");
        view.setMinWidth(Region.USE_PREF_SIZE);
    }

    /// The menu, whose acts it registers.
    /// @param replay the item that replays
    Node menu(MenuItem replay) {
        view.getItems()
                .setAll(
                        item("trace.save", model.nothing, Feather.SAVE, this::save),
                        item("trace.open", model.running, Feather.FOLDER, this::open), // One is made meanwhile.
                        replay);
        return view;
    }

    private MenuItem item(String id, ObservableBooleanValue disabled, Feather icon, Runnable what) {
        Action act = actions.add(
                Action.of(id, WORDS.get(id), Action.Category.TRACE, what).disabledWhen(disabled));
        MenuItem item = actions.item(act.id());
        item.setGraphic(Icons.of(icon));
        return item;
    }

    private @Nullable Window window() {
        return Optional.ofNullable(view.getScene())
                .map(scene -> scene.getWindow())
                .orElse(null);
    }

    private void save() {
        dialogs.files()
                .toWrite(WORDS.get("file.save.title"), "trace.jsonl", window())
                .ifPresent(file -> Aside.run(
                        "save",
                        () -> model.save(file),
                        () -> {},
                        e -> dialogs.errors().show(WORDS.get("file.save.title"), e)));
    }

    private void open() {
        dialogs.files()
                .toRead(WORDS.get("file.open.title"), window())
                .ifPresent(file -> Aside.run(
                        "open",
                        () -> model.open(file),
                        opened,
                        e -> dialogs.errors().show(WORDS.get("file.open.what"), e)));
    }
}
