package io.github.mqscope.ui.receive;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.ReceiveRequest;
import io.github.mqscope.model.ReceiveRequest.Amount;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.ask.Answer;
import io.github.mqscope.ui.ask.AskLayer;
import io.github.mqscope.ui.calls.Asked;
import io.github.mqscope.ui.calls.CallLines;
import io.github.mqscope.ui.calls.NothingHere;
import io.github.mqscope.ui.calls.TargetLine;
import io.github.mqscope.ui.calls.WaitingChoice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

/// Receives messages from the selected queue.
public final class ReceivePane {
    private static final KeyCombination RECEIVE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final UiContext context;
    private final TargetLine target = new TargetLine("From");
    private final AmountChoice amount = new AmountChoice();
    private final BufferField buffer = new BufferField();
    private final WaitingChoice waiting = new WaitingChoice("empty", "receive");
    private final Button receive = new Button("Receive", new FontIcon(Feather.DOWNLOAD));
    private final Label why = new Label();
    private final CallLines calls = new CallLines("receive-calls");
    private final ReceivedList received;
    private final NothingHere nothing = new NothingHere();
    private final ScrollPane panel;
    private final AskLayer ask;

    /// The panel.
    public ReceivePane(UiContext context) {
        this.context = context;
        this.received = new ReceivedList(context.acts().seen());
        panel = new ScrollPane(form());
        panel.setFitToWidth(true);
        panel.setFitToHeight(true);
        panel.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        panel.getStyleClass().add("panel-scroll");
        nothing.say(Feather.DOWNLOAD, "No queue selected", "Select one in the list to receive messages from it.");
        StackPane content = new StackPane(panel, nothing.view());
        content.getStylesheets().add(CallLines.stylesheet());
        content.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        ask = new AskLayer(content);
        amount.onChange(this::check);
        buffer.onChange(this::check);
        waiting.onChange(this::check);
        calls.onTick(this::ticked);
        context.snapshot().addListener((o, was, now) -> update());
        context.selected().addListener((o, was, now) -> {
            ask.close();
            update();
        });
        update();
    }

    private VBox form() {
        receive.setId("receive");
        receive.getStyleClass().addAll(Styles.ACCENT, "act");
        receive.setTooltip(new Tooltip("Receive (Ctrl+Enter)"));
        receive.setOnAction(e -> receive());
        why.setId("receive-why");
        why.getStyleClass().add("explained");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        why.managedProperty().bind(why.visibleProperty());
        VBox act = new VBox(receive, why);
        act.getStyleClass().add("form-group");
        VBox.setVgrow(received.view(), Priority.ALWAYS);
        VBox form = new VBox(
                target.view(), amount.view(), buffer.view(), waiting.view(), act, calls.view(), received.view());
        form.getStyleClass().add("panel");
        return form;
    }

    private void press(KeyEvent key) {
        if (RECEIVE.match(key)) {
            key.consume();
            receive.fire();
        }
    }

    private void update() {
        Optional<QueueState> queue = context.selectedQueue();
        panel.setVisible(queue.isPresent());
        nothing.view().setVisible(queue.isEmpty());
        target.show(queue.orElse(null));
        buffer.setMsgsize(queue.flatMap(QueueState::attributes)
                .map(a -> OptionalLong.of(a.msgsize()))
                .orElse(OptionalLong.empty()));
        ticked();
    }

    private void ticked() {
        received.update(context.selected().get());
        check();
    }

    private Optional<ReceiveRequest> request() {
        Optional<Waiting> how = waiting.value();
        OptionalLong count = amount.count();
        if (how.isEmpty() || count.isEmpty() || buffer.value().isEmpty()) {
            return Optional.empty();
        }
        OptionalLong size = buffer.isUnknown() ? OptionalLong.empty() : buffer.value();
        return context.selectedQueue()
                .map(queue ->
                        new ReceiveRequest(QueueTarget.of(queue), amount.amount(), count.getAsLong(), size, how.get()));
    }

    private void check() {
        boolean tooMany = calls.pending().get() >= CallLines.MOST_PENDING;
        receive.setDisable(tooMany || request().isEmpty());
        why.setVisible(tooMany);
        why.setText(tooMany ? CallLines.MOST_PENDING + " calls are under way: cancel one or wait." : "");
        boolean drain = amount.amount() == Amount.DRAIN;
        waiting.view().setVisible(!drain);
        waiting.view().setManaged(!drain);
        receive.setText(act());
        receive.getStyleClass().removeAll(Styles.ACCENT, Styles.DANGER);
        receive.getStyleClass().add(drain ? Styles.DANGER : Styles.ACCENT);
    }

    private String act() {
        return switch (amount.amount()) {
            case ONE -> "Receive one message";
            case COUNT ->
                amount.count().isPresent() ? "Receive " + amount.count().getAsLong() + " messages" : "Receive";
            case DRAIN -> "Receive and remove all…";
            case FOLLOW -> "Follow";
        };
    }

    private void receive() {
        request().ifPresent(request -> {
            if (request.amount() == Amount.DRAIN) {
                confirm(request);
            } else {
                start(request);
            }
        });
    }

    private void confirm(ReceiveRequest request) {
        long depth = context.selectedQueue().map(QueueState::depth).orElse(-1L);
        String all = depth < 0 ? "all messages" : depth == 1 ? "the 1 message" : "all " + depth + " messages";
        ask.ask(
                "Receive and remove " + all + " of " + request.target().name() + "?",
                List.of(
                        "They are gone from the queue and no other program gets them. What comes meanwhile is"
                                + " taken too.",
                        "mqscope shows them here until it ends, and keeps at most 2,000."),
                List.of(new Answer("Receive and remove " + all, Answer.Kind.DANGER, () -> start(request))));
    }

    private void start(ReceiveRequest request) {
        try {
            calls.add(context.acts().receive(request, over -> {}), new Asked(false, total(request)));
        } catch (IllegalStateException tooMany) {
            context.errors().show("Receive from " + request.target().name(), tooMany);
        }
    }

    private static long total(ReceiveRequest request) {
        return switch (request.amount()) {
            case ONE, COUNT -> request.count();
            case DRAIN, FOLLOW -> -1;
        };
    }

    /// The panel.
    public Region view() {
        return ask.view();
    }
}
