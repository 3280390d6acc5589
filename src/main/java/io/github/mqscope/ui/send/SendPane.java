package io.github.mqscope.ui.send;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.QueueActs;
import io.github.mqscope.ui.Composer;
import io.github.mqscope.ui.Dialogs;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.calls.Asked;
import io.github.mqscope.ui.calls.CallLines;
import io.github.mqscope.ui.calls.MessageSaving;
import io.github.mqscope.ui.calls.NothingHere;
import io.github.mqscope.ui.calls.PaneInSight;
import io.github.mqscope.ui.calls.TargetLine;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import javafx.application.Platform;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
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

    private final Selection selection;
    private final QueueActs acts;
    private final Actions actions;
    private final Dialogs dialogs;
    private final TargetLine target = new TargetLine(WORDS.get("to"));
    private final KeptDrafts kept;
    private final MenuButton more = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));
    private final SendForm form;
    private final SavedMessages shelf;
    private final Button send = new Button("", new FontIcon(Feather.SEND));
    private final Label why = new Label();
    private final CallLines calls = new CallLines("send-calls");
    private final NothingHere nothing = new NothingHere();
    private final BooleanProperty cannotSend = new SimpleBooleanProperty(true);
    private final VBox panel;
    private final StackPane view;

    /// A panel for the selected queue.
    public SendPane(
            Selection selection,
            QueueActs acts,
            Settings settings,
            Actions actions,
            Composer composer,
            Dialogs dialogs) {
        this.selection = selection;
        this.acts = acts;
        this.actions = actions;
        this.dialogs = dialogs;
        kept = new KeptDrafts(settings);
        form = new SendForm(dialogs.files(), more);
        shelf = new SavedMessages(kept, this::use, this::closeShelf);
        register();
        panel = content();
        nothing.say(Feather.SEND, WORDS.get("none"), WORDS.get("none.how"));
        view = new StackPane(panel, nothing.view());
        view.getStylesheets().add(CallLines.stylesheet());
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        shelf.view().setVisible(false);
        form.onChange(this::check);
        calls.onTick(this::check);
        selection.onChange(this::update);
        composer.onEdit(this::edit);
        update();
    }

    private void register() {
        Action.Category message = Action.Category.MESSAGE;
        BooleanBinding nowhere = selection.key().isNull();
        actions.add(Action.of("message.send", WORDS.get("act.send"), message, this::sendOrShow)
                .key(SEND)
                .disabledWhen(cannotSend)
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
                .disabledWhen(cannotSend));
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
        send.setOnAction(e -> send());
        why.setId("send-why");
        why.getStyleClass().add("explained");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
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

    private void update() {
        Optional<QueueState> queue = selection.queue();
        boolean any = queue.isPresent();
        panel.setVisible(any && !shelf.view().isVisible());
        nothing.view().setVisible(!any);
        target.show(queue.orElse(null));
        form.setMsgsize(queue.flatMap(QueueState::attributes)
                .map(a -> OptionalLong.of(a.msgsize()))
                .orElse(OptionalLong.empty()));
        if (!any) {
            shelf.view().setVisible(false);
        }
        check();
    }

    private void check() {
        boolean tooMany = calls.pending().get() >= CallLines.MOST_PENDING;
        Optional<Order> order = form.order();
        cannotSend.set(tooMany || order.isEmpty() || selection.key().get() == null);
        boolean readOnly = actions.readOnly().get();
        why.setVisible(tooMany || readOnly);
        why.setText(readOnly ? WORDS.get("read-only") : WORDS.get("too-many", CallLines.MOST_PENDING));
        send.setText(order.filter(o -> o.count() > 1)
                .map(o -> WORDS.get("send.many", o.count()))
                .orElse(WORDS.get("send")));
    }

    private void send() {
        Optional<QueueState> queue = selection.queue();
        Optional<Order> order = form.order();
        if (queue.isPresent() && order.isPresent() && !send.isDisabled()) {
            start(QueueTarget.of(queue.get()), order.get());
            form.draft().ifPresent(kept::sent);
        }
    }

    private void start(QueueTarget to, Order order) {
        long base = form.take(order);
        SendRequest request =
                new SendRequest(to, order.outgoing().batch(base), order.count(), order.interval(), order.waiting());
        calls.start(Asked.sending(order.count()), first -> send(request, first, sent -> form.sent(order, base, sent)));
        form.preview();
    }

    /// @param whenOver told how many of the first order were sent or left out
    private Optional<Call> send(SendRequest all, long first, LongConsumer whenOver) {
        try {
            return Optional.of(acts.send(
                    all.from(first), over -> Platform.runLater(() -> whenOver.accept(first - 1 + over.messages()))));
        } catch (IllegalStateException tooMany) {
            whenOver.accept(first - 1);
            dialogs.errors().show(WORDS.get("failed", all.target().name()), tooMany);
            return Optional.empty();
        }
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
        form.order()
                .ifPresent(order -> dialogs.files()
                        .toWrite(
                                WORDS.get("act.export"),
                                "messages.jsonl",
                                view.getScene().getWindow())
                        .ifPresent(file -> MessageSaving.save(form.rendered(order), file, dialogs.errors())));
    }

    private void use(Draft draft) {
        form.set(draft);
        closeShelf();
        form.focus();
    }

    private void openShelf(boolean saved) {
        showShelf(true);
        shelf.open(saved);
    }

    private void saveDraft() {
        form.draft().ifPresent(draft -> {
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
        panel.setVisible(!shown && selection.key().get() != null);
    }

    /// The panel.
    public Region view() {
        return view;
    }
}
