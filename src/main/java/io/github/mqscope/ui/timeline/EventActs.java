package io.github.mqscope.ui.timeline;

import io.github.mqscope.files.EventLine;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.controls.RowMenu;
import io.github.mqscope.ui.filter.FilterBox;
import io.github.mqscope.ui.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// What can be done with the chosen event: copy it, go to its queue, filter by it.
final class EventActs {
    private static final Words WORDS = Words.of(EventActs.class);

    private final Selection selection;
    private final Actions actions;
    private final ListView<LoopEvent> list;
    private final FilterBox<LoopEvent> filter;
    private final ObservableBooleanValue none;
    private final ObservableBooleanValue noQueue;

    EventActs(Selection selection, Actions actions, ListView<LoopEvent> list, FilterBox<LoopEvent> filter) {
        this.selection = selection;
        this.actions = actions;
        this.list = list;
        this.filter = filter;
        var chosen = list.getSelectionModel().selectedItemProperty();
        this.none = chosen.isNull();
        this.noQueue = Bindings.createBooleanBinding(
                () -> chosen.get() == null || chosen.get().queue().isEmpty(), chosen);
    }

    /// Registers the acts and offers them in the list's menu.
    void register() {
        act("events.copy", none, e -> copy(EventLine.text(e)));
        act("events.copy-json", none, e -> copy(EventLine.json(e)));
        act("events.go", noQueue, e -> e.queue().ifPresent(selection::select));
        act("events.only-queue", noQueue, e -> only("queue", EventCell::queueOf, e));
        act("events.only-kind", none, e -> only("kind", EventActs::kind, e));
        act("events.except-queue", noQueue, e -> filter.narrow("!" + term("queue", EventCell.queueOf(e))));
        act("events.except-kind", none, e -> filter.narrow("!" + term("kind", kind(e))));
        new RowMenu(list, actions)
                .group("events.copy", "events.copy-json")
                .group("events.go")
                .group("events.only-queue", "events.only-kind", "events.except-queue", "events.except-kind")
                .group("events.pause")
                .key("events.copy", new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN))
                .key(
                        "events.copy-json",
                        new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN))
                .key("events.go", new KeyCodeCombination(KeyCode.ENTER))
                .key("events.pause", new KeyCodeCombination(KeyCode.SPACE));
    }

    private void act(String id, ObservableBooleanValue disabled, Consumer<LoopEvent> act) {
        actions.add(Action.of(
                        id,
                        WORDS.get(id),
                        Action.Category.VIEW,
                        () -> Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                                .ifPresent(act))
                .disabledWhen(disabled));
    }

    private void only(String field, Function<LoopEvent, String> value, LoopEvent event) {
        filter.set(term(field, value.apply(event)));
    }

    private static String term(String field, String value) {
        return FilterBox.term(field, value);
    }

    private static String kind(LoopEvent event) {
        return EventCell.word(event.kind());
    }

    private static void copy(byte[] line) {
        ClipboardContent content = new ClipboardContent();
        content.putString(new String(line, StandardCharsets.UTF_8));
        boolean _ = Clipboard.getSystemClipboard().setContent(content);
    }
}
