package io.github.mqscope.ui.timeline;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.ui.Pulse;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.controls.Follower;
import io.github.mqscope.ui.controls.LiveList;
import io.github.mqscope.ui.controls.Pause;
import io.github.mqscope.ui.filter.FilterBox;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// The timeline of the loop's events, newest below. Paused it counts what waits.
public final class TimelinePane {
    private static final Words WORDS = Words.of(TimelinePane.class);
    private static final Duration EVERY = Duration.millis(250);

    private final EventLog log;
    private final TimelineRows rows = new TimelineRows();
    private final ListView<LoopEvent> list = new ListView<>(rows.shown());
    private final Follower follower = new Follower(list);
    private final Pause pause = new Pause(WORDS.get("what"));
    private final LiveList live = new LiveList("timeline", follower, pause);
    private final FilterBox<LoopEvent> filter = new FilterBox<>(
            "timeline-filter",
            WORDS.get("filter.what"),
            WORDS.get("filter.explained"),
            EventCell.GRAMMAR,
            this::filter);
    private final ToggleButton timer = new ToggleButton(WORDS.get("timer"), Icons.of(Feather.CLOCK));
    private final Label count = new Label();
    private final BorderPane view = new BorderPane();
    private Predicate<LoopEvent> wanted = event -> true;
    private long seen;
    private long gone;

    /// The timeline of a log of events.
    public TimelinePane(Selection selection, EventLog log, Settings settings, Actions actions) {
        this.log = log;
        filter.remember(settings, "timeline.filters");
        list.setId("timeline");
        list.setAccessibleText(WORDS.get("accessible"));
        list.getStyleClass().addAll(Styles.DENSE, "timeline");
        list.setCellFactory(l -> new EventCell());
        Label empty = new Label(WORDS.get("empty"));
        empty.getStyleClass().add("muted");
        list.setPlaceholder(empty);
        live.register(actions, "events.pause", Action.Category.VIEW, new KeyCodeCombination(KeyCode.F9));
        new EventActs(selection, actions, list, filter).register();
        pause.on().addListener((o, was, now) -> pull());
        view.setTop(head());
        view.setCenter(live.view());
        view.getStyleClass().add("timeline-pane");
        show();
        Pulse.whileShown(view, EVERY, this::pull);
    }

    private HBox head() {
        count.setId("timeline-count");
        count.getStyleClass().add("muted");
        count.setMinWidth(0);
        timer.setId("timeline-timer");
        timer.setTooltip(new Tooltip(WORDS.get("timer.tip")));
        timer.setMinWidth(Region.USE_PREF_SIZE);
        timer.setOnAction(e -> show());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(count, space, filter.view(), timer, live.toggle());
        head.getStyleClass().add("pane-head");
        return head;
    }

    private void pull() {
        if (log.last() == seen) {
            return;
        }
        EventLog.Folded now = log.folded();
        if (pause.isOn()) {
            long fellOut = now.last() - seen - rows.fresh(now.events(), event -> true);
            pause.count(rows.fresh(now.events(), this::isShown) + fellOut, fellOut);
        } else {
            show(now);
        }
    }

    private void show(EventLog.Folded now) {
        List<LoopEvent> shown = rows.shown();
        long newest = shown.isEmpty() ? 0 : shown.getLast().number();
        int top = Math.min(follower.first().orElse(0), shown.size() - 1);
        long first = top < 0 ? 0 : shown.get(top).number();
        rows.take(now.events(), this::isShown);
        seen = now.last();
        gone = now.gone();
        follower.grown(shown.size() - rows.place(newest + 1), Math.max(0, top) - rows.place(first));
        tell();
    }

    private boolean isShown(LoopEvent event) {
        return (timer.isSelected() || event.kind() != LoopEvent.Kind.TIMER) && wanted.test(event);
    }

    private void filter(Predicate<LoopEvent> now) {
        wanted = now;
        show();
    }

    private void show() {
        rows.filter(this::isShown);
        follower.latest();
        tell();
    }

    private void tell() {
        long shown = TimelineRows.count(rows.shown());
        long all = rows.count();
        String words = shown == all ? WORDS.get("count", all) : WORDS.get("count.of", shown, all);
        count.setText(gone == 0 ? words : words + WORDS.get("count.gone", gone));
    }

    /// Whether it stands still.
    public Pause pause() {
        return pause;
    }

    /// The pane.
    public Region view() {
        return view;
    }
}
