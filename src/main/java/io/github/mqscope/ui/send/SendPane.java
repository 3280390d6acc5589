package io.github.mqscope.ui.send;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.mqueue.Message;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.calls.Asked;
import io.github.mqscope.ui.calls.CallLines;
import io.github.mqscope.ui.calls.NothingHere;
import io.github.mqscope.ui.calls.NumberField;
import io.github.mqscope.ui.calls.TargetLine;
import io.github.mqscope.ui.calls.WaitingChoice;
import java.time.Duration;
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
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Sends messages to the selected queue.
public final class SendPane {
    private static final KeyCombination SEND = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final long MOST_INTERVAL_MILLIS = 3_600_000;

    private final UiContext context;
    private final TargetLine target = new TargetLine("To");
    private final BodyEditor body;
    private final NumberField priority = new NumberField(
            "send-priority", "Priority", 0, 32767, 0, "A priority is 0 to 32767; higher is received first.");
    private final NumberField count =
            new NumberField("send-count", "How many times", 1, 1_000_000, 1, "A count is 1 to 1000000.");
    private final NumberField interval = new NumberField(
            "send-interval",
            "Pause between two, in milliseconds",
            0,
            MOST_INTERVAL_MILLIS,
            0,
            "A pause is 0 to 3600000 ms.");
    private final WaitingChoice waiting = new WaitingChoice("full", "send");
    private final Button send = new Button("Send", new FontIcon(Feather.SEND));
    private final Label why = new Label();
    private final CallLines calls = new CallLines("send-calls");
    private final NothingHere nothing = new NothingHere();
    private final ScrollPane panel;
    private final StackPane view;

    /// A panel with the toolkit's file dialog.
    public SendPane(UiContext context) {
        this(context, FileChoice.dialogs());
    }

    /// @param files asks for the file to send
    public SendPane(UiContext context, FileChoice files) {
        this.context = context;
        this.body = new BodyEditor(files);
        VBox form = form();
        panel = new ScrollPane(form);
        panel.setFitToWidth(true);
        panel.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        panel.getStyleClass().add("panel-scroll");
        nothing.say(Feather.SEND, "No queue selected", "Select one in the list to send messages to it.");
        view = new StackPane(panel, nothing.view());
        view.getStylesheets().add(CallLines.stylesheet());
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        body.onChange(this::check);
        count.onChange(this::check);
        priority.onChange(this::check);
        interval.onChange(this::check);
        waiting.onChange(this::check);
        calls.onTick(this::check);
        context.snapshot().addListener((o, was, now) -> update());
        context.selected().addListener((o, was, now) -> update());
        update();
    }

    private VBox form() {
        send.setId("send");
        send.getStyleClass().addAll(Styles.ACCENT, "act");
        send.setTooltip(new Tooltip("Send (Ctrl+Enter)"));
        send.setOnAction(e -> send());
        why.setId("send-why");
        why.getStyleClass().add("explained");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        why.managedProperty().bind(why.visibleProperty());
        VBox numbers = new VBox(
                line("Priority", priority, hint("higher first")),
                priority.problem(),
                line("Count", count, hint("times")),
                count.problem(),
                line("Pause", interval, hint("ms apart")),
                interval.problem());
        numbers.getStyleClass().add("form-group");
        VBox act = new VBox(send, why);
        act.getStyleClass().add("form-group");
        VBox form = new VBox(target.view(), body.view(), numbers, waiting.view(), act, calls.view());
        form.getStyleClass().add("panel");
        return form;
    }

    private static HBox line(String name, NumberField number, Label hint) {
        Label label = new Label(name);
        label.setLabelFor(number.field());
        label.setMinWidth(56);
        HBox line = new HBox(label, number.field(), hint);
        line.getStyleClass().add("form-line");
        return line;
    }

    private static Label hint(String text) {
        Label hint = new Label(text);
        hint.getStyleClass().add("explained");
        return hint;
    }

    private void press(KeyEvent key) {
        if (SEND.match(key)) {
            key.consume();
            send.fire();
        }
    }

    private void update() {
        Optional<QueueState> queue = context.selectedQueue();
        panel.setVisible(queue.isPresent());
        nothing.view().setVisible(queue.isEmpty());
        target.show(queue.orElse(null));
        body.setMsgsize(queue.flatMap(QueueState::attributes)
                .map(a -> OptionalLong.of(a.msgsize()))
                .orElse(OptionalLong.empty()));
        check();
    }

    private Optional<SendRequest> request() {
        Optional<Waiting> how = waiting.value();
        if (!(body.body() instanceof Body.Ready(byte[] bytes)) || how.isEmpty() || anyNumberWrong()) {
            return Optional.empty();
        }
        Message message = new Message((int) priority.value().orElseThrow(), bytes);
        Duration pause = Duration.ofMillis(interval.value().orElseThrow());
        return context.selectedQueue()
                .map(queue -> new SendRequest(
                        QueueTarget.of(queue), message, count.value().orElseThrow(), pause, how.get()));
    }

    private boolean anyNumberWrong() {
        return priority.value().isEmpty()
                || count.value().isEmpty()
                || interval.value().isEmpty();
    }

    private void check() {
        boolean tooMany = calls.pending().get() >= CallLines.MOST_PENDING;
        Optional<SendRequest> request = request();
        send.setDisable(tooMany || request.isEmpty());
        why.setVisible(tooMany);
        why.setText(tooMany ? CallLines.MOST_PENDING + " calls are under way: cancel one or wait." : "");
        send.setText(request.filter(r -> r.count() > 1)
                .map(r -> "Send " + r.count() + " times")
                .orElse("Send"));
    }

    private void send() {
        request().ifPresent(request -> {
            try {
                calls.add(context.acts().send(request, over -> {}), new Asked(true, request.count()));
            } catch (IllegalStateException tooMany) {
                context.errors().show("Send to " + request.target().name(), tooMany);
            }
        });
    }

    /// The panel.
    public Region view() {
        return view;
    }
}
