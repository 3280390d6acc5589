package io.github.mqscope.ui.trace;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.model.trace.TraceStatus;
import io.github.mqscope.space.QueueActs;
import io.github.mqscope.space.Tracing;
import io.github.mqscope.ui.Composer;
import io.github.mqscope.ui.Dialogs;
import io.github.mqscope.ui.Pulse;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.filter.FilterBox;
import io.github.mqscope.ui.live.Follower;
import io.github.mqscope.ui.live.LiveList;
import io.github.mqscope.ui.live.LiveRing;
import io.github.mqscope.ui.live.Pause;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// The trace of calls on queues: started and ended here, filtered, paused and followed, with a call's details.
public final class TracePane {
    /// Calls taken over from the log at a time; more wait for the next.
    private static final int MOST_AT_ONCE = 2000;

    private static final Words WORDS = Words.of(TracePane.class);
    private static final Duration EVERY = Duration.millis(100);

    private final Selection selection;
    private final Tracing tracing;
    private final long namespace;
    private final Actions actions;
    private final Composer composer;
    private final Dialogs dialogs;
    private final LiveRing<TraceRow> ring = new LiveRing<>(TraceLog.CAPACITY, TraceRow::number);
    private final TraceTable table;
    private final Follower follower;
    private final Pause pause = new Pause(WORDS.get("what"));
    private final LiveList live;
    private final TraceDetail detail;
    private final FilterBox<TraceRow> filter;
    private final Button begin = new Button(WORDS.get("start"), Icons.of(Feather.PLAY));
    private final CheckBox only = new CheckBox(WORDS.get("only"));
    private final BooleanProperty nothing = new SimpleBooleanProperty(true);
    private final BooleanProperty running = new SimpleBooleanProperty();
    private final BooleanProperty unavailable = new SimpleBooleanProperty(true);
    private final Label count = new Label();
    private final Action begun = Action.of("trace.toggle", WORDS.get("start"), Action.Category.TRACE, this::beginOrEnd)
            .disabledWhen(unavailable);
    private final ReplayLine replay;
    private final SplitPane split;
    private final BorderPane view = new BorderPane();
    private Predicate<TraceRow> wanted = row -> true;
    private long seen;
    private long number;
    private long trace;
    private long lost;

    /// A pane on a trace.
    public TracePane(
            Selection selection,
            QueueActs acts,
            Tracing tracing,
            long namespace,
            Settings settings,
            Actions actions,
            Composer composer,
            Dialogs dialogs) {
        this.selection = selection;
        this.tracing = tracing;
        this.namespace = namespace;
        this.actions = actions;
        this.composer = composer;
        this.dialogs = dialogs;
        this.replay = new ReplayLine(selection, acts, tracing.log(), dialogs.consent(), actions);
        this.filter = new FilterBox<>(
                "trace-filter",
                WORDS.get("filter.what"),
                WORDS.get("filter.explained"),
                TraceWords.grammar(namespace),
                this::filter);
        this.detail = new TraceDetail(this::jump, settings, namespace);
        this.table = new TraceTable(ring.shown(), settings, namespace);
        this.follower = new Follower(table);
        this.live = new LiveList("trace", follower, pause);
        this.split = new SplitPane(live.view());
        pause.on().addListener((o, was, now) -> pull());
        running.addListener((o, was, now) -> begin.setGraphic(Icons.of(now ? Feather.SQUARE : Feather.PLAY)));
        filter.remember(settings, "trace.filters");
        register();
        table.getSelectionModel().selectedItemProperty().addListener((o, was, now) -> choose());
        SplitPane.setResizableWithParent(detail.view(), false);
        view.setTop(head());
        view.setCenter(split);
        view.setMinHeight(0);
        view.getStylesheets()
                .add(Objects.requireNonNull(TracePane.class.getResource("trace.css"))
                        .toExternalForm());
        show();
        Pulse.whileShown(view, EVERY, this::pull);
        tell();
    }

    private HBox head() {
        begin.setId("trace-begin");
        begin.setMinWidth(Region.USE_PREF_SIZE);
        only.setId("trace-only");
        only.setMinWidth(Region.USE_PREF_SIZE);
        only.setTooltip(new Tooltip(WORDS.get("only.tip")));
        count.setId("trace-count");
        count.getStyleClass().add("muted");
        count.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(
                begin,
                only,
                count,
                replay.view(),
                space,
                filter.view(),
                live.toggle(),
                new TraceFileMenu(actions, tracing, dialogs, this::pull).menu(nothing, running, replay.menu(nothing)));
        head.getStyleClass().add("pane-head");
        return head;
    }

    private void register() {
        actions.add(begun);
        actions.bind(begin, begun.id());
        live.register(
                actions,
                "trace.pause",
                Action.Category.TRACE,
                new KeyCodeCombination(KeyCode.F9, KeyCombination.SHIFT_DOWN));
        new TraceActs(selection, actions, composer, namespace, table, filter).register();
    }

    private void beginOrEnd() {
        if (tracing.status() instanceof TraceStatus.Running) {
            tracing.stop();
            return;
        }
        tracing.start(options());
    }

    // What was shown goes; what the log has comes.
    private void renew() {
        trace = tracing.log().trace();
        ring.clear();
        seen = tracing.log().first();
        lost = 0;
    }

    private TraceOptions options() {
        Optional<QueueState> queue = selection.queue().filter(q -> only.isSelected());
        return queue.map(q -> new TraceOptions(
                        Map.of(q.name(), Optional.of(q.key())),
                        Optional.of(q.key().dev()),
                        TraceOptions.SNAP_DEFAULT))
                .orElseGet(TraceOptions::everything);
    }

    private void pull() {
        replay.show();
        if (trace != tracing.log().trace()) {
            renew();
        }
        if (!pause.isOn()) {
            TraceLog.Batch batch = tracing.log().since(seen, MOST_AT_ONCE);
            seen = batch.last();
            take(batch);
        } else {
            long fellOut = Math.max(0, tracing.log().first() - seen);
            pause.count(tracing.log().added() - seen, fellOut);
        }
        tell();
    }

    private void take(TraceLog.Batch batch) {
        if (batch.events().isEmpty()) {
            return;
        }
        List<TraceRow> rows = new ArrayList<>();
        for (TraceEvent event : batch.events()) {
            if (event.lostBefore() > lost) {
                rows.add(new TraceRow.Loss(++number, event.lostBefore() - lost));
                lost = event.lostBefore();
            }
            rows.add(new TraceRow.Call(++number, event));
        }
        int before = ring.shown().size();
        int trimmed = ring.add(rows, batch.missed());
        follower.grown(ring.shown().size() - before + trimmed, trimmed);
    }

    private void filter(Predicate<TraceRow> wanted) {
        this.wanted = wanted;
        show();
    }

    private void show() {
        ring.filter(row -> row instanceof TraceRow.Loss || wanted.test(row));
        follower.latest();
        tell();
    }

    private void tell() {
        TraceStatus status = tracing.status();
        boolean runs = status instanceof TraceStatus.Running;
        running.set(runs);
        begin.setText(WORDS.get(runs ? "stop" : "start"));
        begun.title().set(WORDS.get(runs ? "stop" : "start"));
        unavailable.set(!tracing.isAvailable());
        nothing.set(tracing.log().added() == tracing.log().first());
        only.setDisable(runs);
        count.setText(words(status));
    }

    private String words(TraceStatus status) {
        return switch (status) {
            case TraceStatus.Off() -> WORDS.get(tracing.isAvailable() ? "status.off" : "status.unavailable");
            case TraceStatus.Running(var _, TraceCounts counts) -> words(counts) + shown();
            case TraceStatus.Ended(TraceCounts counts) -> WORDS.get("status.ended", words(counts)) + shown();
            case TraceStatus.Opened(String file, TraceCounts counts, long skipped) ->
                WORDS.get("status.opened", file, words(counts))
                        + (skipped == 0 ? "" : WORDS.get("status.opened.skipped", skipped))
                        + shown();
            case TraceStatus.Failed(String why) -> WORDS.get("status.failed", why);
        };
    }

    private static String words(TraceCounts counts) {
        return WORDS.get("status.counts", counts.seen(), counts.lost());
    }

    private String shown() {
        String gone = ring.gone() == 0 ? "" : WORDS.get("status.gone", ring.gone());
        return filter.isEmpty() ? gone : WORDS.get("status.shown", ring.shown().size()) + gone;
    }

    private void choose() {
        Optional<TraceEvent> event = table.chosen();
        if (event.isEmpty()) {
            split.getItems().remove(detail.view());
        } else if (split.getItems().size() == 1) {
            split.getItems().add(detail.view());
            split.setDividerPositions(0.68);
        }
        detail.show(event, event.flatMap(e -> tracing.log().counterpart(e.sequence())));
    }

    private void jump(long sequence) {
        if (!table.choose(sequence)) {
            count.setText(WORDS.get("gone"));
        }
    }

    /// Puts the keyboard into the filter.
    public void focusFilter() {
        filter.focus();
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
