package io.github.mqscope.ui.detail;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.ui.Pace;
import io.github.mqscope.ui.Pulse;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.theme.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The selected queue: title, depth over the last minute, and tabs for its attributes and its processes.
public final class DetailPane {
    private static final String HAND_OFF =
            "A receiver is waiting: messages go to it directly, are never in the queue, move no depth and"
                    + " cause no notification.";

    private static final double LEAST_WIDTH = 320;
    private static final Duration AT_MOST_EVERY = Duration.millis(250);

    private final UiContext context;
    private final Label title = new Label();
    private final Tooltip name = new Tooltip();
    private final StateMarks marks = new StateMarks();
    private final Label note = new Label();
    private final DepthChart chart = new DepthChart();
    private final FactsGrid facts = new FactsGrid();
    private final HoldersList holders = new HoldersList();
    private final Tab processes = new Tab("Processes", holders.view());
    private final TabPane tabs;
    private final BorderPane view = new BorderPane();
    private @Nullable QueueState shown;

    /// @param messages what is in the selected queue
    /// @param traffic  who sends to it and who receives
    /// @param unlink   asks whether to unlink it
    public DetailPane(UiContext context, Region messages, Region traffic, Runnable unlink) {
        this.context = context;
        this.tabs = tabs(messages, traffic);
        view.setTop(head(unlink));
        view.setCenter(tabs);
        view.setMinWidth(LEAST_WIDTH);
        Pace pace = new Pace(AT_MOST_EVERY, this::update);
        context.snapshot().addListener((o, was, now) -> pace.ask());
        context.selected().addListener((o, was, now) -> update());
        // Waiting times grow while nothing else changes.
        Pulse.whileShown(view, Duration.seconds(1), this::tick);
        update();
    }

    private Region head(Runnable unlink) {
        title.getStyleClass().add("queue-title");
        title.setId("queue-title");
        title.setMinWidth(0);
        title.setTooltip(name);
        HBox line = new HBox(16, title, spacer(), unlink(unlink));
        line.setAlignment(Pos.CENTER_LEFT);
        note.setId("queue-note");
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMaxWidth(Double.MAX_VALUE);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.managedProperty().bind(note.visibleProperty());
        VBox head = new VBox(line, marks.view(), chart, note);
        head.getStyleClass().add("queue-head");
        return head;
    }

    private static Button unlink(Runnable act) {
        Button unlink = new Button("Unlink…", Icons.of(Feather.TRASH_2));
        unlink.setId("queue-unlink");
        unlink.getStyleClass().addAll(Styles.FLAT, Styles.DANGER);
        unlink.setMinWidth(Region.USE_PREF_SIZE);
        unlink.setTooltip(new Tooltip("Remove this queue's name, after a question  (Del in the list)"));
        unlink.setOnAction(e -> act.run());
        return unlink;
    }

    private static Region spacer() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private TabPane tabs(Region messages, Region traffic) {
        VBox body = new VBox(facts.view());
        body.getStyleClass().add("pane-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        TabPane all = new TabPane(
                new Tab("Messages", messages), new Tab("Attributes", scroll), processes, new Tab("Traffic", traffic));
        all.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        all.setId("queue-tabs");
        return all;
    }

    @SuppressWarnings("ReferenceEquality") // What did not change is the same object.
    private void update() {
        QueueState queue = context.selectedQueue().orElse(null);
        view.setVisible(queue != null);
        if (queue != null && queue != shown) {
            shown = queue;
            show(queue);
        }
    }

    private void tick() {
        QueueState queue = shown;
        if (queue != null && !queue.blocked().isEmpty() && processes.isSelected()) {
            holders.show(queue);
        }
    }

    private void show(QueueState queue) {
        title.setText(queue.name().toString());
        name.setText(queue.name().toString());
        chart.show(queue);
        facts.show(queue);
        holders.show(queue);
        processes.setText("Processes (" + queue.openers().size() + ")");
        marks.show(queue);
        String words = note(queue);
        note.setText(words);
        note.setVisible(!words.isEmpty());
    }

    private static String note(QueueState queue) {
        if (queue.hidden().isPresent()) {
            String advice = queue.hidden().get().advice();
            return "Its attributes and contents cannot be seen: "
                    + queue.hidden().get().meaning()
                    + (advice.isEmpty() ? "." : ". What to do: " + advice + ".");
        }
        return queue.blockedReceivers().isEmpty() ? "" : HAND_OFF;
    }

    /// Moves the keyboard to the tabs of the selected queue.
    public void focus() {
        tabs.requestFocus();
    }

    /// The pane.
    public Region view() {
        return view;
    }
}
