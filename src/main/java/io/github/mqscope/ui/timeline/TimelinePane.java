package io.github.mqscope.ui.timeline;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.ui.Pulse;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.filter.FilterBox;
import io.github.mqscope.ui.live.Follower;
import io.github.mqscope.ui.live.LiveRing;
import io.github.mqscope.ui.theme.Icons;
import java.util.function.Predicate;
import javafx.scene.control.Button;
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
    /// Events kept at the most.
    static final int MOST = 5000;

    private static final Duration EVERY = Duration.millis(250);
    private static final double LEAST_HEIGHT = 96;

    private final EventLog log;
    private final LiveRing<LoopEvent> ring = new LiveRing<>(MOST, LoopEvent::number);
    private final ListView<LoopEvent> list = new ListView<>(ring.shown());
    private final Follower follower = new Follower(list);
    private final FilterBox<LoopEvent> filter =
            new FilterBox<>("timeline-filter", "events", EventCell.EXPLAINED, EventCell.GRAMMAR, this::filter);
    private final ToggleButton timer = new ToggleButton("Timer", Icons.of(Feather.CLOCK));
    private final ToggleButton pause = new ToggleButton("Pause", Icons.of(Feather.PAUSE));
    private final Button latest = new Button("", Icons.of(Feather.ARROW_DOWN));
    private final Label count = new Label();
    private final BorderPane view = new BorderPane();
    private Predicate<LoopEvent> wanted = event -> true;
    private long seen;

    /// The timeline of a context's events.
    public TimelinePane(UiContext context) {
        this.log = context.events();
        list.setId("timeline");
        list.setAccessibleText("Events of the loop");
        list.getStyleClass().addAll(Styles.DENSE, "timeline");
        list.setCellFactory(l -> new EventCell());
        Label empty = new Label("No event so far, or none that the filter lets through");
        empty.getStyleClass().add("muted");
        list.setPlaceholder(empty);
        view.setTop(head());
        view.setCenter(list);
        view.setMinHeight(LEAST_HEIGHT);
        show();
        Pulse.whileShown(view, EVERY, this::pull);
    }

    private HBox head() {
        count.setId("timeline-count");
        count.getStyleClass().add("muted");
        count.setMinWidth(0);
        buildToggles();
        latest.setId("timeline-latest");
        latest.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL);
        latest.textProperty().bind(follower.unseen().asString("%d new"));
        latest.setTooltip(new Tooltip("Go to the newest event and follow"));
        latest.visibleProperty().bind(follower.unseen().greaterThan(0));
        latest.managedProperty().bind(latest.visibleProperty());
        latest.setMinWidth(Region.USE_PREF_SIZE);
        latest.setOnAction(e -> follower.latest());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(count, space, latest, filter.view(), timer, pause);
        head.getStyleClass().add("pane-head");
        return head;
    }

    private void buildToggles() {
        timer.setId("timeline-timer");
        timer.setTooltip(new Tooltip("Show the refresh timer's events too"));
        timer.setMinWidth(Region.USE_PREF_SIZE);
        timer.setOnAction(e -> show());
        pause.setId("timeline-pause");
        pause.setTooltip(new Tooltip("Stop the list; what comes meanwhile is counted and shown later"));
        pause.setMinWidth(Region.USE_PREF_SIZE);
        pause.setOnAction(e -> pull());
    }

    private void pull() {
        EventLog.Batch batch = log.since(seen);
        if (pause.isSelected()) {
            count.setText("paused, " + (batch.events().size() + batch.lost()) + " waiting");
            return;
        }
        if (!batch.events().isEmpty()) {
            seen = batch.events().getLast().number();
            int before = ring.shown().size();
            int trimmed = ring.add(batch.events(), batch.lost());
            follower.grown(ring.shown().size() - before + trimmed, trimmed);
        }
        tell();
    }

    private void filter(Predicate<LoopEvent> now) {
        wanted = now;
        show();
    }

    private void show() {
        boolean timers = timer.isSelected();
        ring.filter(event -> (timers || event.kind() != LoopEvent.Kind.TIMER) && wanted.test(event));
        follower.latest();
        tell();
    }

    private void tell() {
        String words = ring.shown().size() == ring.kept()
                ? ring.kept() + " events"
                : ring.shown().size() + " of " + ring.kept() + " events";
        count.setText(ring.gone() == 0 ? words : words + ", " + ring.gone() + " older ones gone");
    }

    /// The pane.
    public Region view() {
        return view;
    }
}
