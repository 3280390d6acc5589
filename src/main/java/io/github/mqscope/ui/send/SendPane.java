package io.github.mqscope.ui.send;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.ui.Composer;
import io.github.mqscope.ui.Dialogs;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.calls.CallLines;
import io.github.mqscope.ui.calls.MessageSaving;
import io.github.mqscope.ui.calls.TargetLine;
import io.github.mqscope.ui.controls.NothingHere;
import io.github.mqscope.ui.controls.PaneInSight;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Sends messages to the selected queue.
public final class SendPane {
    private static final Words WORDS = Words.of(SendPane.class);
    private static final KeyCombination SEND = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private static final double MOST_CALLS_HEIGHT = 180;

    private final SendModel model;
    private final Actions actions;
    private final Dialogs dialogs;
    private final TargetLine target = new TargetLine(WORDS.get("to"));
    private final MenuButton more = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));
    private final SendForm form;
    private final SavedMessages shelf;
    private final Button send = new Button("", new FontIcon(Feather.SEND));
    private final Label why = new Label();
    private final CallLines calls = new CallLines("send-calls");
    private final NothingHere nothing = new NothingHere();
    private final VBox panel;
    private final StackPane view;

    /// A panel for the selected queue.
    public SendPane(SendModel model, Actions actions, Composer composer, Dialogs dialogs) {
        this.model = model;
        this.actions = actions;
        this.dialogs = dialogs;
        form = new SendForm(model, dialogs.files(), more);
        shelf = new SavedMessages(model.kept, this::use, this::closeShelf);
        register();
        panel = content();
        nothing.say(Feather.SEND, WORDS.get("none"), WORDS.get("none.how"));
        view = new StackPane(panel, nothing.view());
        view.getStylesheets().add(CallLines.stylesheet());
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        shelf.view().setVisible(false);
        model.pending.bind(calls.pending());
        model.readOnly.bind(actions.readOnly());
        model.queue().subscribe(this::update);
        composer.onEdit(this::edit);
    }

    private void register() {
        Action.Category message = Action.Category.MESSAGE;
        BooleanBinding nowhere = model.nowhere;
        actions.add(Action.of("message.send", WORDS.get("act.send"), message, this::sendOrShow)
                .key(SEND)
                .disabledWhen(model.cannotSend)
                .changes());
        actions.add(Action.of("message.recent", WORDS.get("act.recent"), message, () -> openShelf(false))
                .key(new KeyCodeCombination(KeyCode.R, KeyCombination.SHORTCUT_DOWN))
                .disabledWhen(nowhere));
        actions.add(Action.of("message.saved", WORDS.get("act.saved"), message, () -> openShelf(true))
                .key(new KeyCodeCombination(KeyCode.R, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN))
                .disabledWhen(nowhere));
        actions.add(Action.of("message.save", WORDS.get("act.save"), message, this::saveDraft)
                .disabledWhen(nowhere));
        actions.add(Action.of("message.load", WORDS.get("act.load"), message, this::loadLines)
                .disabledWhen(nowhere));
        actions.add(Action.of("message.export", WORDS.get("act.export"), message, this::export)
                .disabledWhen(model.cannotSend));
        List.of("message.recent", "message.saved", "message.save", "message.load", "message.export")
                .forEach(id -> more.getItems().add(actions.item(id)));
        send.setId("send");
        send.disableProperty().bind(actions.disabled("message.send"));
    }

    private VBox content() {
        more.setId("send-more");
        more.setTooltip(new Tooltip(WORDS.get("more")));
        more.setAccessibleText(WORDS.get("more"));
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.getStyleClass().add("menu-icon");
        send.getStyleClass().addAll(Styles.ACCENT, "act");
        send.setTooltip(new Tooltip(WORDS.get("send.tip")));
        send.textProperty().bind(model.act);
        send.setOnAction(e -> send());
        why.setId("send-why");
        why.getStyleClass().add("explained");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        why.textProperty().bind(model.why);
        why.visibleProperty().bind(model.why.isNotEmpty());
        why.managedProperty().bind(why.visibleProperty());
        VBox fields = new VBox(target.view(), form.view());
        fields.getStyleClass().add("panel");
        ScrollPane scroll = CallLines.scrolled(fields);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox act = new VBox(send, why, calls.bounded(MOST_CALLS_HEIGHT));
        act.getStyleClass().add("panel-act");
        act.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(scroll, act);
    }

    private void press(KeyEvent key) {
        if (SEND.match(key)) {
            key.consume();
            send.fire();
        }
    }

    private void sendOrShow() {
        if (PaneInSight.hasFocus(view)) {
            send();
        } else {
            PaneInSight.bring(view);
            form.focus();
        }
    }

    private void update(Optional<QueueState> queue) {
        target.show(queue.orElse(null));
        nothing.view().setVisible(queue.isEmpty());
        if (queue.isEmpty()) {
            shelf.view().setVisible(false);
        }
        panel.setVisible(queue.isPresent() && !shelf.view().isVisible());
    }

    private void send() {
        model.send(calls::start);
    }

    private void edit(Message message, String origin) {
        closeShelf();
        form.set(message, origin);
        PaneInSight.bring(view);
        form.focus();
    }

    private void loadLines() {
        closeShelf();
        PaneInSight.bring(view);
        form.askForLines();
    }

    private void export() {
        model.rendered()
                .ifPresent(messages -> dialogs.files()
                        .toWrite(
                                WORDS.get("act.export"),
                                "messages.jsonl",
                                view.getScene().getWindow())
                        .ifPresent(file -> MessageSaving.save(messages, file, dialogs.errors())));
    }

    private void use(Draft draft) {
        model.set(draft);
        closeShelf();
        form.focus();
    }

    private void openShelf(boolean saved) {
        showShelf(true);
        shelf.open(saved);
    }

    private void saveDraft() {
        model.draft().ifPresent(draft -> {
            showShelf(true);
            shelf.openToSave(draft);
        });
    }

    private void closeShelf() {
        showShelf(false);
        form.focus();
    }

    private void showShelf(boolean shown) {
        if (shown) {
            PaneInSight.bring(view);
            if (!view.getChildren().contains(shelf.view())) { // From the first time on: the panel starts without it.
                view.getChildren().add(shelf.view());
                shelf.view().applyCss(); // A field without its skin takes no keys.
            }
        }
        shelf.view().setVisible(shown);
        panel.setVisible(!shown && model.queue().get().isPresent());
    }

    /// The panel.
    public Region view() {
        return view;
    }
}
