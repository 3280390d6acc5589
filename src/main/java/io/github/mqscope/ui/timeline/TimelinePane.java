package io.github.mqscope.ui.timeline;

import atlantafx.base.controls.CustomTextField;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.theme.Icons;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// The timeline of the loop's events, newest below. Paused it counts what waits.
public final class TimelinePane {
    /// Events shown at the most.
    static final int MOST = 1000;

    private static final Duration EVERY = Duration.millis(200);

    private final EventLog log;
    private final Deque<LoopEvent> kept = new ArrayDeque<>();
    private final ObservableList<LoopEvent> shown = FXCollections.observableArrayList();
    private final ListView<LoopEvent> list = new ListView<>(shown);
    private final CustomTextField filter = new CustomTextField();
    private final ToggleButton timer = new ToggleButton("Timer", Icons.of(Feather.CLOCK));
    private final ToggleButton pause = new ToggleButton("Pause", Icons.of(Feather.PAUSE));
    private final Label count = new Label();
    private final BorderPane view = new BorderPane();
    private long seen;
    private long gone;

    public TimelinePane(UiContext context) {
        this.log = context.events();
        list.setId("timeline");
        list.setAccessibleText("Events of the loop");
        list.setCellFactory(l -> new EventCell());
        Label empty = new Label("Nothing has happened yet");
        empty.getStyleClass().add("muted");
        list.setPlaceholder(empty);
        view.setTop(head());
        view.setCenter(list);
        Timeline pull = new Timeline(new KeyFrame(EVERY, e -> pull()));
        pull.setCycleCount(Timeline.INDEFINITE);
        pull.play();
    }

    private HBox head() {
        Label title = new Label("Loop events");
        title.getStyleClass().add("section-title");
        filter.setLeft(Icons.of(Feather.SEARCH));
        filter.setPromptText("Filter events");
        filter.setAccessibleText("Filter events");
        filter.textProperty().addListener((o, was, now) -> show());
        timer.setTooltip(new Tooltip("Show the refresh timer's events too"));
        timer.setOnAction(e -> show());
        pause.setTooltip(new Tooltip("Stop the list; events go on being kept"));
        pause.setOnAction(e -> pull());
        count.getStyleClass().add("muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, count, space, filter, timer, pause);
        head.getStyleClass().add("pane-head");
        return head;
    }

    private void pull() {
        EventLog.Batch batch = log.since(seen);
        if (pause.isSelected()) {
            long waiting = batch.events().size() + batch.lost();
            count.setText("paused, " + waiting + " waiting");
            return;
        }
        gone += batch.lost();
        if (batch.events().isEmpty()) {
            return;
        }
        seen = batch.events().getLast().number();
        for (LoopEvent event : batch.events()) {
            kept.addLast(event);
            if (kept.size() > MOST) {
                kept.removeFirst();
                gone++;
            }
        }
        show();
    }

    // At the bottom it follows; scrolled up it stays where it is.
    private void show() {
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        List<LoopEvent> matching = new ArrayList<>();
        for (LoopEvent event : kept) {
            if ((timer.isSelected() || event.kind() != LoopEvent.Kind.TIMER)
                    && EventCell.words(event).toLowerCase(Locale.ROOT).contains(wanted)) {
                matching.add(event);
            }
        }
        boolean follow = list.getSelectionModel().isEmpty();
        if (!matching.equals(shown)) {
            LoopEvent selected = list.getSelectionModel().getSelectedItem();
            shown.setAll(matching);
            if (selected != null) {
                list.getSelectionModel().select(selected);
            }
        }
        if (follow && !shown.isEmpty()) {
            list.scrollTo(shown.size() - 1);
        }
        count.setText(shown.size() + " shown" + (gone > 0 ? ", " + gone + " older ones gone" : ""));
    }

    /// The pane.
    public Region view() {
        return view;
    }
}
