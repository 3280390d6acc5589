package io.github.mqscope.ui.receive;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.PendingCall;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.ReceiveRequest;
import io.github.mqscope.model.ReceiveRequest.Amount;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.mqueue.QueueAttributes;
import io.github.mqscope.ui.CallWatch;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.WaitingChoice;
import io.github.mqscope.ui.theme.Icons;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;

/// The receive panel of the selected queue. Receiving takes messages out: it says so, and draining asks first.
public final class ReceivePane {
    private final UiContext context;
    private final ToggleButton one = new ToggleButton("One");
    private final ToggleButton several = new ToggleButton("Several");
    private final ToggleButton drain = new ToggleButton("Drain");
    private final ToggleButton follow = new ToggleButton("Follow");
    private final TextField count = new TextField("5");
    private final TextField buffer = new TextField();
    private final Label rule = new Label();
    private final WaitingChoice waiting = new WaitingChoice("empty", "receive");
    private final Button receive = new Button("Receive", Icons.of(Feather.DOWNLOAD));
    private final CallWatch calls = new CallWatch();
    private final ScrollPane view;

    public ReceivePane(UiContext context) {
        this.context = context;
        ToggleGroup group = new ToggleGroup();
        SegmentedButton amount = new SegmentedButton(one, several, drain, follow);
        amount.setToggleGroup(group);
        one.setSelected(true);
        group.selectedToggleProperty().addListener((o, was, now) -> {
            if (now == null) {
                was.setSelected(true);
            }
            validate();
        });
        Label notice = muted("Receiving takes the message out of the queue. What came is listed under Messages.");
        receive.setId("receive");
        receive.getStyleClass().add(Styles.ACCENT);
        receive.setOnAction(e -> receive());
        rule.setWrapText(true);
        rule.setMinHeight(Region.USE_PREF_SIZE);
        rule.setId("buffer-rule");
        VBox box = new VBox(12, notice, amount, fields(), rule, waiting.view(), receive, calls.view());
        box.getStyleClass().add("pane-body");
        waiting.view().visibleProperty().bind(drain.selectedProperty().not());
        view = new ScrollPane(box);
        view.setFitToWidth(true);
        context.selected().addListener((o, was, now) -> validate());
        context.snapshot().addListener((o, was, now) -> validate());
        validate();
    }

    private GridPane fields() {
        GridPane grid = new GridPane(8, 8);
        count.setId("receive-count");
        count.setPrefColumnCount(6);
        count.disableProperty().bind(several.selectedProperty().not());
        count.setAccessibleText("How many messages");
        count.textProperty().addListener((o, was, now) -> validate());
        buffer.setId("receive-buffer");
        buffer.setPrefColumnCount(6);
        buffer.setPromptText("mq_msgsize");
        buffer.setAccessibleText("Size of the receive buffer in bytes");
        buffer.textProperty().addListener((o, was, now) -> validate());
        grid.addRow(0, new Label("Count"), count, muted("for several"));
        grid.addRow(1, new Label("Buffer"), buffer, muted("bytes"));
        return grid;
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void validate() {
        Optional<QueueState> queue = context.selectedQueue();
        receive.setText(drain.isSelected() ? drainWords(queue) : "Receive");
        boolean sound = soundFields();
        receive.setDisable(queue.isEmpty() || !sound);
        OptionalLong size = number(buffer);
        long needed = queue.flatMap(QueueState::attributes)
                .map(QueueAttributes::msgsize)
                .orElse(0L);
        boolean small = size.isPresent() && size.getAsLong() < needed;
        rule.getStyleClass().setAll("label", small || !sound ? "warning-text" : "muted");
        rule.setText(
                queue.isEmpty()
                        ? "Choose a queue to receive from."
                        : !sound
                                ? "Count and buffer are whole numbers."
                                : small
                                        ? "Smaller than mq_msgsize " + needed
                                                + ": the call will fail with EMSGSIZE, whatever the message's length."
                                        : "The buffer must hold mq_msgsize, " + needed + " bytes.");
    }

    private boolean soundFields() {
        boolean soundBuffer = sound(buffer, true);
        return sound(count, false) && soundBuffer;
    }

    private static String drainWords(Optional<QueueState> queue) {
        long depth = queue.map(QueueState::depth).orElse(0L);
        return "Receive and remove all " + Math.max(0, depth) + (depth == 1 ? " message" : " messages");
    }

    private static boolean sound(TextField field, boolean mayBeEmpty) {
        boolean sound = field.getText().isBlank() ? mayBeEmpty : number(field).isPresent();
        field.getStyleClass().remove("invalid");
        if (!sound) {
            field.getStyleClass().add("invalid");
        }
        return sound;
    }

    private static OptionalLong number(TextField field) {
        try {
            long value = Long.parseLong(field.getText().strip());
            return value >= 0 && value <= 1L << 30 ? OptionalLong.of(value) : OptionalLong.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    private Amount amount() {
        if (one.isSelected()) {
            return Amount.ONE;
        }
        if (several.isSelected()) {
            return Amount.COUNT;
        }
        return drain.isSelected() ? Amount.DRAIN : Amount.FOLLOW;
    }

    private void receive() {
        Optional<QueueState> queue = context.selectedQueue();
        Optional<Waiting> wait = waiting.value();
        if (queue.isEmpty() || wait.isEmpty()) {
            return;
        }
        ReceiveRequest request = new ReceiveRequest(
                QueueTarget.of(queue.get()), amount(), number(count).orElse(1), number(buffer), wait.get());
        try {
            PendingCall call = context.acts().receive(request, over -> {});
            calls.add(call);
        } catch (IllegalStateException tooMany) {
            context.errors().show("Nothing received", tooMany);
        }
    }

    /// The pane.
    public Region view() {
        return view;
    }
}
