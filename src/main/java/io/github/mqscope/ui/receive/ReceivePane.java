package io.github.mqscope.ui.receive;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.ReceiveRequest;
import io.github.mqscope.model.ReceiveRequest.Amount;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.space.QueueActs;
import io.github.mqscope.ui.Composer;
import io.github.mqscope.ui.Dialogs;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.calls.Asked;
import io.github.mqscope.ui.calls.CallLines;
import io.github.mqscope.ui.calls.TargetLine;
import io.github.mqscope.ui.calls.WaitingChoice;
import io.github.mqscope.ui.controls.Disclosure;
import io.github.mqscope.ui.controls.NothingHere;
import io.github.mqscope.ui.controls.PaneInSight;
import io.github.mqscope.ui.controls.Pause;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.words.Words;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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

/// Receives messages from the selected queue, and keeps them in the bin.
public final class ReceivePane {
    private static final Words WORDS = Words.of(ReceivePane.class);
    private static final KeyCombination RECEIVE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination ANYWHERE =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final Selection selection;
    private final QueueActs acts;
    private final Actions actions;
    private final Dialogs dialogs;
    private final TargetLine target = new TargetLine(WORDS.get("from"));
    private final AmountChoice amount = new AmountChoice();
    private final BufferField buffer = new BufferField();
    private final WaitingChoice waiting = new WaitingChoice("empty", "receive");
    private final Disclosure how;
    private final Button receive = new Button("", new FontIcon(Feather.DOWNLOAD));
    private final Label why = new Label();
    private final CallLines calls = new CallLines("receive-calls");
    private final NothingHere nothing = new NothingHere();
    private final BooleanProperty cannotReceive = new SimpleBooleanProperty(true);
    private final ReceivedList received;
    private final ScrollPane panel;
    private final StackPane view;

    /// A panel for the selected queue.
    public ReceivePane(
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
        VBox options = new VBox(waiting.view(), buffer.view());
        options.getStyleClass().add("form-group");
        how = new Disclosure("receive-how", options);
        received = new ReceivedList(
                selection,
                acts.seen().bin(),
                settings,
                dialogs.files(),
                new BinActs(acts, actions, composer, dialogs, calls));
        register();
        panel = CallLines.scrolled(form());
        nothing.say(Feather.DOWNLOAD, WORDS.get("none"), WORDS.get("none.how"));
        view = new StackPane(panel, nothing.view());
        view.getStylesheets().add(CallLines.stylesheet());
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        amount.onChange(this::check);
        buffer.onChange(this::check);
        waiting.onChange(this::check);
        calls.onTick(this::ticked);
        selection.onChange(this::update);
        update();
    }

    private void register() {
        actions.add(Action.of("message.receive", WORDS.get("act.receive"), Action.Category.MESSAGE, this::receiveOrShow)
                .key(ANYWHERE)
                .disabledWhen(cannotReceive)
                .changes());
        actions.add(Action.of("queue.drain", WORDS.get("act.drain"), Action.Category.QUEUE, this::showDrain)
                .disabledWhen(selection.key().isNull())
                .changes());
        receive.disableProperty().bind(actions.disabled("message.receive"));
    }

    private VBox form() {
        receive.setId("receive");
        receive.getStyleClass().addAll(Styles.ACCENT, "act");
        receive.setTooltip(new Tooltip(WORDS.get("receive.tip")));
        receive.setWrapText(true);
        receive.setMinHeight(Region.USE_PREF_SIZE);
        receive.setOnAction(e -> receive());
        why.setId("receive-why");
        WrappedLine.wrap(why, "explained");
        why.managedProperty().bind(why.visibleProperty());
        VBox act = new VBox(receive, why);
        act.getStyleClass().add("form-group");
        VBox.setVgrow(received.view(), Priority.ALWAYS);
        VBox form = new VBox(target.view(), amount.view(), how.view(), act, calls.view(), received.view());
        form.getStyleClass().add("panel");
        return form;
    }

    private void press(KeyEvent key) {
        if (RECEIVE.match(key)) {
            key.consume();
            receive.fire();
        }
    }

    private void receiveOrShow() {
        if (PaneInSight.hasFocus(view)) {
            receive();
        } else {
            PaneInSight.bring(view);
            receive.requestFocus();
        }
    }

    private void showDrain() {
        PaneInSight.bring(view);
        amount.choose(Amount.DRAIN);
        receive();
    }

    private void update() {
        Optional<QueueState> queue = selection.queue();
        panel.setVisible(queue.isPresent());
        nothing.view().setVisible(queue.isEmpty());
        target.show(queue.orElse(null));
        buffer.setMsgsize(queue.flatMap(QueueState::attributes)
                .map(a -> OptionalLong.of(a.msgsize()))
                .orElse(OptionalLong.empty()));
        ticked();
    }

    private void ticked() {
        received.update();
        check();
    }

    private Optional<ReceiveRequest> request() {
        Optional<Waiting> wait = waiting.value();
        OptionalLong count = amount.count();
        if (wait.isEmpty() || count.isEmpty() || buffer.value().isEmpty()) {
            return Optional.empty();
        }
        OptionalLong size = buffer.isUnknown() ? OptionalLong.empty() : buffer.value();
        return selection
                .queue()
                .map(queue -> new ReceiveRequest(
                        QueueTarget.of(queue), amount.amount(), count.getAsLong(), size, wait.get()));
    }

    private void check() {
        boolean tooMany = calls.pending().get() >= CallLines.MOST_PENDING;
        boolean readOnly = actions.readOnly().get();
        cannotReceive.set(tooMany || request().isEmpty());
        why.setVisible(tooMany || readOnly);
        why.setText(readOnly ? WORDS.get("read-only") : WORDS.get("too-many", CallLines.MOST_PENDING));
        boolean drain = amount.amount() == Amount.DRAIN;
        waiting.view().setVisible(!drain);
        waiting.view().setManaged(!drain);
        how.say((drain ? WORDS.get("never-waits") : waiting.summary()) + buffer.summary());
        receive.setText(act());
        String style = drain ? Styles.DANGER : Styles.ACCENT;
        if (!receive.getStyleClass().contains(style)) {
            receive.getStyleClass().removeAll(Styles.ACCENT, Styles.DANGER);
            receive.getStyleClass().add(style);
        }
    }

    private String act() {
        return switch (amount.amount()) {
            case ONE -> WORDS.get("act.one");
            case COUNT ->
                amount.count().isPresent()
                        ? WORDS.get("act.count", amount.count().getAsLong())
                        : WORDS.get("act");
            case DRAIN -> selection.queue().map(ReceivePane::drains).orElse("") + "…";
            case FOLLOW -> WORDS.get("act.follow");
        };
    }

    private static String drains(QueueState queue) {
        return queue.depth() < 0
                ? WORDS.get("act.drain-unknown", queue.name())
                : WORDS.get("act.drain-all", queue.depth(), queue.name());
    }

    private void receive() {
        Optional<QueueState> queue = selection.queue();
        Optional<ReceiveRequest> request = request();
        if (queue.isEmpty() || request.isEmpty() || receive.isDisabled()) {
            return;
        }
        if (amount.amount() == Amount.DRAIN) {
            Asked asked = Asked.draining(
                    queue.get().depth(), WORDS.get("drain.title", queue.get().name()));
            DrainQuestion.ask(
                    dialogs.consent(),
                    acts.seen().bin(),
                    queue.get(),
                    drains(queue.get()),
                    () -> start(request.get(), asked));
        } else {
            start(
                    request.get(),
                    Asked.receiving(
                            amount.amount() == Amount.FOLLOW
                                    ? -1
                                    : request.get().count()));
        }
    }

    private void start(ReceiveRequest request, Asked asked) {
        try {
            calls.add(acts.receive(request, over -> {}), asked);
        } catch (IllegalStateException tooMany) {
            dialogs.errors().show(WORDS.get("failed", request.target().name()), tooMany);
        }
    }

    /// Whether the list of what was received stands still.
    public Pause pause() {
        return received.pause();
    }

    /// The panel.
    public Region view() {
        return view;
    }
}
