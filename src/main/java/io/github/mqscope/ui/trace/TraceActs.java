package io.github.mqscope.ui.trace;

import io.github.mqscope.files.TraceJson;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TracedWords;
import io.github.mqscope.ui.Composer;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.controls.RowMenu;
import io.github.mqscope.ui.filter.FilterBox;
import io.github.mqscope.ui.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// What can be done with the chosen call: copy it, go to its queue, send its message again, filter by it.
final class TraceActs {
    private static final Words WORDS = Words.of(TraceActs.class);

    private final TraceModel model;
    private final Actions actions;
    private final Composer composer;
    private final TraceTable table;
    private final FilterBox<TraceRow> filter;
    private final ObservableBooleanValue none;
    private final ObservableBooleanValue noQueue;
    private final ObservableBooleanValue notHere;
    private final long namespace;

    TraceActs(TraceModel model, Actions actions, Composer composer, TraceTable table, FilterBox<TraceRow> filter) {
        this.model = model;
        this.actions = actions;
        this.composer = composer;
        this.namespace = model.namespace;
        this.table = table;
        this.filter = filter;
        var chosen = table.getSelectionModel().selectedItemProperty();
        this.none = Bindings.createBooleanBinding(() -> table.chosen().isEmpty(), chosen);
        this.noQueue = Bindings.createBooleanBinding(
                () -> table.chosen().filter(e -> e.queue().name().isPresent()).isEmpty(), chosen);
        this.notHere = Bindings.createBooleanBinding(
                () -> table.chosen()
                        .filter(e -> e.queue().name().isPresent() && !e.queue().isOutside(namespace))
                        .isEmpty(),
                chosen);
    }

    /// Registers the acts and offers them in the table's menu.
    void register() {
        act("trace.copy", none, e -> copy(TraceWords.time(e) + " " + TraceWords.words(e, namespace) + "\n"));
        act("trace.copy-json", none, e -> copy(json(e)));
        act("trace.go", notHere, model::go);
        Action _ = actions.add(message("trace.edit", this::edit));
        Action copy = message("trace.copy-to", m -> composer.copyTo(List.of(m), Optional.empty()));
        Action _ = actions.add(copy.changes());
        filters("queue", noQueue, this::queue);
        filters("pid", none, e -> "" + e.caller().pid());
        filters("call", none, TracedWords::function);
        new RowMenu(table, actions)
                .group("trace.copy", "trace.copy-json")
                .group("trace.go")
                .group("trace.edit", "trace.copy-to")
                .group("trace.only-queue", "trace.only-pid", "trace.only-call")
                .group("trace.except-queue", "trace.except-pid", "trace.except-call")
                .group("trace.pause")
                .key("trace.copy", new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN))
                .key(
                        "trace.copy-json",
                        new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN))
                .key("trace.go", new KeyCodeCombination(KeyCode.ENTER))
                .key("trace.pause", new KeyCodeCombination(KeyCode.SPACE));
    }

    private void filters(String field, ObservableBooleanValue disabled, Function<TraceEvent, String> value) {
        act("trace.only-" + field, disabled, e -> filter.set(FilterBox.term(field, value.apply(e))));
        act("trace.except-" + field, disabled, e -> filter.narrow("!" + FilterBox.term(field, value.apply(e))));
    }

    // What was kept of a longer message is not the message: it is not sent again.
    private Optional<Message> message() {
        return table.chosen()
                .filter(event -> event.movedMessage() && event.isPayloadWhole())
                .map(event -> new Message(TraceWords.priority(event).orElse(0), event.payload()));
    }

    private Action message(String id, Consumer<Message> act) {
        var chosen = table.getSelectionModel().selectedItemProperty();
        return Action.of(
                        id,
                        WORDS.get(id),
                        Action.Category.TRACE,
                        () -> message().ifPresent(act))
                .disabledWhen(Bindings.createBooleanBinding(() -> message().isEmpty(), chosen));
    }

    private void edit(Message message) {
        composer.edit(message, table.chosen().map(this::queue).orElse(""));
    }

    private String queue(TraceEvent event) {
        return TraceWords.queue(event, namespace);
    }

    private void act(String id, ObservableBooleanValue disabled, Consumer<TraceEvent> act) {
        actions.add(Action.of(
                        id,
                        WORDS.get(id),
                        Action.Category.TRACE,
                        () -> table.chosen().ifPresent(act))
                .disabledWhen(disabled));
    }

    private static String json(TraceEvent event) {
        TraceJson form = new TraceJson();
        form.add(event, 0);
        return new String(form.take(), StandardCharsets.UTF_8);
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        boolean _ = Clipboard.getSystemClipboard().setContent(content);
    }
}
