package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.mqueue.QueueKey;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.theme.Icons;
import java.util.Locale;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
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

    private final UiContext context;
    private final Label title = new Label();
    private final HBox marks = new HBox(12);
    private final Label rate = new Label();
    private final Label note = new Label();
    private final DepthChart chart = new DepthChart();
    private final FactsGrid facts = new FactsGrid();
    private final HoldersTable holders = new HoldersTable();
    private final Tab processes = new Tab("Processes", holders.view());
    private final BorderPane view = new BorderPane();
    private @Nullable QueueState shown;

    public DetailPane(UiContext context, Region messages) {
        this.context = context;
        view.setTop(head());
        view.setCenter(tabs(messages));
        context.snapshot().addListener((o, was, now) -> update());
        context.selected().addListener((o, was, now) -> update(now));
        // Waiting times grow while nothing else changes.
        Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), e -> tick()));
        clock.setCycleCount(Timeline.INDEFINITE);
        clock.play();
        update();
    }

    private Region head() {
        title.getStyleClass().add("queue-title");
        title.setId("queue-title");
        rate.getStyleClass().add("muted");
        marks.setAlignment(Pos.CENTER_LEFT);
        HBox line = new HBox(16, title, marks, spacer(), rate);
        line.setAlignment(Pos.CENTER_LEFT);
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMaxWidth(Double.MAX_VALUE);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.managedProperty().bind(note.visibleProperty());
        VBox head = new VBox(line, chart, note);
        head.getStyleClass().add("pane-body");
        return head;
    }

    private static Region spacer() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private TabPane tabs(Region messages) {
        VBox body = new VBox(facts.view());
        body.getStyleClass().add("pane-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        TabPane tabs = new TabPane(new Tab("Messages", messages), new Tab("Attributes", scroll), processes);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId("queue-tabs");
        return tabs;
    }

    private void update(@Nullable QueueKey selected) {
        view.setVisible(selected != null);
        update();
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
        rate.setText(String.format(Locale.ROOT, "%.0f changes/s", queue.changesPerSecond()));
        chart.show(queue);
        facts.show(queue);
        holders.show(queue);
        processes.setText("Processes (" + queue.openers().size() + ")");
        showMarks(queue);
        String words = queue.hidden().map(f -> f.meaning() + "; " + f.advice()).orElse("");
        note.setText(words.isEmpty() && !queue.blockedReceivers().isEmpty() ? HAND_OFF : words);
        note.setVisible(!note.getText().isEmpty());
    }

    private void showMarks(QueueState queue) {
        marks.getChildren().clear();
        queue.attributes().ifPresent(a -> {
            String fill = a.curmsgs() + " of " + a.maxmsg() + " messages";
            marks.getChildren().add(
                    a.isFull()
                            ? Icons.mark(Feather.ALERT_OCTAGON, "full, " + fill, "A send blocks now", "danger")
                            : Icons.mark(Feather.INBOX, fill, "There is room", "muted"));
        });
        int senders = queue.blockedSenders().size();
        if (senders > 0) {
            String words = senders + " blocked in mq_send";
            marks.getChildren().add(Icons.mark(Feather.ARROW_RIGHT_CIRCLE, words, words, "danger"));
        }
        int receivers = queue.blockedReceivers().size();
        if (receivers > 0) {
            String words = receivers + " waiting in mq_receive";
            marks.getChildren().add(Icons.mark(Feather.ARROW_LEFT_CIRCLE, words, words, "accent"));
        }
        queue.status().filter(s -> s.isRegistered()).ifPresent(s -> marks.getChildren()
                .add(Icons.mark(Feather.BELL, "notify " + s.notifyPid(), "Registered with mq_notify", "accent")));
    }

    /// The pane.
    public Region view() {
        return view;
    }
}
