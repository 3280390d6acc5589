package io.github.mqscope.ui.send;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.PendingCall;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.QueueAttributes;
import io.github.mqscope.ui.CallWatch;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.WaitingChoice;
import io.github.mqscope.ui.theme.Icons;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The send panel of the selected queue.
public final class SendPane {
    private static final long MOST_PRIORITY = 32767;

    private final UiContext context;
    private final BodyInput body;
    private final TextField priority = new TextField("0");
    private final TextField count = new TextField("1");
    private final TextField interval = new TextField("0");
    private final WaitingChoice waiting = new WaitingChoice("full", "send");
    private final Label size = new Label();
    private final Button send = new Button("Send", Icons.of(Feather.SEND));
    private final CallWatch calls = new CallWatch();
    private final ScrollPane view;

    public SendPane(UiContext context) {
        this.context = context;
        this.body = new BodyInput(this::validate);
        GridPane numbers = new GridPane(8, 8);
        field(numbers, "Priority", priority, "send-priority", "0 to 32767, higher is received first");
        field(numbers, "Count", count, "send-count", "messages");
        field(numbers, "Interval", interval, "send-interval", "seconds between two");
        size.setId("send-size");
        size.setWrapText(true);
        size.setMinHeight(Region.USE_PREF_SIZE);
        send.setId("send");
        send.getStyleClass().add(Styles.ACCENT);
        send.setTooltip(new Tooltip("Send  (Ctrl+Enter)"));
        send.setOnAction(e -> send());
        VBox box = new VBox(12, body.view(), size, numbers, waiting.view(), send, calls.view());
        box.getStyleClass().add("pane-body");
        box.setOnKeyPressed(key -> {
            if (new KeyCodeCombination(KeyCode.ENTER, KeyCombination.CONTROL_DOWN).match(key) && !send.isDisabled()) {
                send();
            }
        });
        view = new ScrollPane(box);
        view.setFitToWidth(true);
        context.selected().addListener((o, was, now) -> validate());
        context.snapshot().addListener((o, was, now) -> validate());
        validate();
    }

    private void field(GridPane grid, String label, TextField field, String id, String hint) {
        field.setId(id);
        field.setAccessibleText(label);
        field.setPrefColumnCount(6);
        field.textProperty().addListener((o, was, now) -> validate());
        Label muted = new Label(hint);
        muted.getStyleClass().add("muted");
        muted.setWrapText(true);
        Label name = new Label(label);
        name.setMinWidth(Region.USE_PREF_SIZE);
        field.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), name, field, muted);
    }

    private long limit() {
        return context.selectedQueue()
                .flatMap(QueueState::attributes)
                .map(QueueAttributes::msgsize)
                .orElse(Long.MAX_VALUE);
    }

    private void validate() {
        boolean any = context.selected().get() != null;
        String problem = any ? problem().orElse("") : "Choose a queue to send to.";
        send.setDisable(!problem.isEmpty());
        size.getStyleClass().setAll("label", problem.isEmpty() || !any ? "muted" : "danger-text");
        size.setText(problem.isEmpty() ? sizeWords() : problem);
    }

    private String sizeWords() {
        long bytes = body.body(limit()) instanceof BodyInput.Body.Bytes(byte[] b) ? b.length : 0;
        return limit() == Long.MAX_VALUE ? bytes + " bytes" : bytes + " of " + limit() + " bytes";
    }

    // The length is left to the kernel: a body too long is sent and refused, with EMSGSIZE explained.
    private Optional<String> problem() {
        if (body.body(limit()) instanceof BodyInput.Body.Problem(String why)) {
            return Optional.of(why);
        }
        if (outside(priority, 0, MOST_PRIORITY)) {
            return Optional.of("A priority is a number from 0 to 32767 (MQ_PRIO_MAX is 32768).");
        }
        if (outside(count, 1, 1_000_000_000L)) {
            return Optional.of("The count is a whole number of at least 1.");
        }
        return interval().isEmpty()
                ? Optional.of("The interval is a number of seconds, such as 0.2.")
                : Optional.empty();
    }

    private static boolean outside(TextField field, long least, long most) {
        OptionalLong value = number(field);
        boolean outside = value.isEmpty() || value.getAsLong() < least || value.getAsLong() > most;
        field.getStyleClass().remove("invalid");
        if (outside) {
            field.getStyleClass().add("invalid");
        }
        return outside;
    }

    private static OptionalLong number(TextField field) {
        try {
            return OptionalLong.of(Long.parseLong(field.getText().strip()));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    private Optional<Duration> interval() {
        try {
            double seconds = Double.parseDouble(interval.getText().strip());
            return seconds >= 0 && seconds < 1e6
                    ? Optional.of(Duration.ofNanos((long) (seconds * 1e9)))
                    : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private void send() {
        Optional<QueueState> queue = context.selectedQueue();
        Optional<Waiting> wait = waiting.value();
        if (queue.isEmpty() || wait.isEmpty() || !(body.body(limit()) instanceof BodyInput.Body.Bytes(byte[] bytes))) {
            return;
        }
        Message message = new Message((int) number(priority).orElse(0), bytes);
        Duration pause = interval().orElse(Duration.ZERO);
        SendRequest request = new SendRequest(
                QueueTarget.of(queue.get()), message, number(count).orElse(1), pause, wait.get());
        try {
            PendingCall call = context.acts().send(request, over -> {});
            calls.add(call);
        } catch (IllegalStateException tooMany) {
            context.errors().show("Not sent", tooMany);
        }
    }

    /// The pane.
    public Region view() {
        return view;
    }
}
