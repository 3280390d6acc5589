package io.github.mqscope.ui.trace;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.TraceLog;
import io.github.mqscope.model.TraceStatus;
import io.github.mqscope.model.Tracing;
import io.github.mqscope.probe.TraceCounts;
import io.github.mqscope.probe.TraceEvent;
import io.github.mqscope.probe.TraceOptions;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.Pulse;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.filter.FilterBox;
import io.github.mqscope.ui.live.Follower;
import io.github.mqscope.ui.live.LiveRing;
import io.github.mqscope.ui.theme.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
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

    private static final Duration EVERY = Duration.millis(100);

    private final UiContext context;
    private final Tracing tracing;
    private final FileChoice files;
    private final LiveRing<TraceRow> ring = new LiveRing<>(TraceLog.CAPACITY, TraceRow::number);
    private final TraceTable table = new TraceTable(ring.shown());
    private final Follower follower = new Follower(table);
    private final TraceDetail detail;
    private final FilterBox<TraceRow> filter =
            new FilterBox<>("trace-filter", "calls", TraceWords.EXPLAINED, TraceWords.GRAMMAR, this::filter);
    private final Button begin = new Button("Start tracing", Icons.of(Feather.PLAY));
    private final CheckBox only = new CheckBox("Only this queue");
    private final ToggleButton pause = new ToggleButton("Pause", Icons.of(Feather.PAUSE));
    private final Button latest = new Button("", Icons.of(Feather.ARROW_DOWN));
    private final Label count = new Label();
    private final ReplayLine replay;
    private final SplitPane split = new SplitPane(table);
    private final BorderPane view = new BorderPane();
    private Predicate<TraceRow> wanted = row -> true;
    private long seen;
    private long number;
    private long trace;
    private long lost;

    /// A pane on a trace.
    public TracePane(UiContext context) {
        this(context, FileChoice.dialogs());
    }

    /// @param files asks for the file to save to or to open
    public TracePane(UiContext context, FileChoice files) {
        this.files = files;
        this.context = context;
        this.tracing = context.tracing();
        this.replay = new ReplayLine(context);
        this.detail = new TraceDetail(this::jump, context.settings());
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
        begin.setOnAction(e -> beginOrEnd());
        only.setId("trace-only");
        only.setMinWidth(Region.USE_PREF_SIZE);
        only.setTooltip(new Tooltip("Trace only the selected queue; the kernel leaves out all others"));
        count.setId("trace-count");
        count.getStyleClass().add("muted");
        count.setMinWidth(0);
        latest.setId("trace-latest");
        latest.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL);
        latest.textProperty().bind(follower.unseen().asString("%d new"));
        latest.setTooltip(new Tooltip("Go to the newest call and follow"));
        latest.visibleProperty().bind(follower.unseen().greaterThan(0));
        latest.managedProperty().bind(latest.visibleProperty());
        latest.setMinWidth(Region.USE_PREF_SIZE);
        latest.setOnAction(e -> follower.latest());
        pause.setId("trace-pause");
        pause.setTooltip(new Tooltip("Stop the list; what comes meanwhile is counted and shown later"));
        pause.setMinWidth(Region.USE_PREF_SIZE);
        pause.setOnAction(e -> pull());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(
                begin,
                only,
                count,
                replay.view(),
                space,
                latest,
                filter.view(),
                pause,
                new TraceFileMenu(context, files, replay.menu(), this::pull).view());
        head.getStyleClass().add("pane-head");
        return head;
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
        Optional<QueueState> queue = context.selectedQueue().filter(q -> only.isSelected());
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
        if (!pause.isSelected()) {
            TraceLog.Batch batch = tracing.log().since(seen, MOST_AT_ONCE);
            seen = batch.last();
            take(batch);
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
        boolean running = status instanceof TraceStatus.Running;
        begin.setText(running ? "Stop tracing" : "Start tracing");
        begin.setGraphic(Icons.of(running ? Feather.SQUARE : Feather.PLAY));
        begin.setDisable(!tracing.isAvailable());
        only.setDisable(running);
        long waiting = tracing.log().added() - seen;
        count.setText(words(status)
                + (pause.isSelected() ? String.format(Locale.ROOT, " · paused, %,d waiting", waiting) : ""));
    }

    private String words(TraceStatus status) {
        return switch (status) {
            case TraceStatus.Off() ->
                tracing.isAvailable() ? "not tracing; nothing is attached" : "tracing is not available here";
            case TraceStatus.Running(var _, TraceCounts counts) -> words(counts) + shown();
            case TraceStatus.Ended(TraceCounts counts) -> "ended: " + words(counts) + shown();
            case TraceStatus.Opened(String file, TraceCounts counts, long skipped) ->
                "from " + file + ", not live: " + words(counts)
                        + (skipped == 0 ? "" : String.format(Locale.ROOT, ", the first %,d not kept", skipped))
                        + shown();
            case TraceStatus.Failed(String why) -> "failed: " + why;
        };
    }

    private static String words(TraceCounts counts) {
        return String.format(Locale.ROOT, "%,d calls seen, %,d lost", counts.seen(), counts.lost());
    }

    private String shown() {
        String gone = ring.gone() == 0 ? "" : String.format(Locale.ROOT, ", %,d older ones gone", ring.gone());
        return filter.isEmpty()
                ? gone
                : String.format(Locale.ROOT, ", %,d shown", ring.shown().size()) + gone;
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
            count.setText("that call is no longer in the list, or the filter hides it");
        }
    }

    /// Puts the keyboard into the filter.
    public void focusFilter() {
        filter.focus();
    }

    /// The pane.
    public Region view() {
        return view;
    }
}
