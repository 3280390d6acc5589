package io.github.mqscope.ui.trace;

import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.ui.Composer;
import io.github.mqscope.ui.Dialogs;
import io.github.mqscope.ui.Pulse;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.controls.Follower;
import io.github.mqscope.ui.controls.LiveList;
import io.github.mqscope.ui.filter.FilterBox;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
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
    private static final Words WORDS = Words.of(TracePane.class);
    private static final Duration EVERY = Duration.millis(100);

    private final TraceModel model;
    private final Actions actions;
    private final Dialogs dialogs;
    private final TraceTable table;
    private final Follower follower;
    private final LiveList live;
    private final TraceDetail detail;
    private final FilterBox<TraceRow> filter;
    private final Button begin = new Button();
    private final CheckBox only = new CheckBox(WORDS.get("only"));
    private final Label count = new Label();
    private final ReplayLine replay;
    private final SplitPane split;
    private final BorderPane view = new BorderPane();

    /// A pane on a trace.
    public TracePane(TraceModel model, Settings settings, Actions actions, Composer composer, Dialogs dialogs) {
        this.model = model;
        this.actions = actions;
        this.dialogs = dialogs;
        this.replay = new ReplayLine(model, dialogs.consent(), actions);
        this.filter = new FilterBox<>(
                "trace-filter",
                WORDS.get("filter.what"),
                WORDS.get("filter.explained"),
                TraceWords.grammar(model.namespace),
                this::filter);
        this.detail = new TraceDetail(this::jump, settings, model.namespace);
        this.table = new TraceTable(model.rows(), settings, model.namespace);
        this.follower = new Follower(table);
        this.live = new LiveList("trace", follower, model.pause());
        this.split = new SplitPane(live.view());
        model.pause().on().addListener((o, was, now) -> pull());
        filter.remember(settings, "trace.filters");
        register();
        new TraceActs(model, actions, composer, table, filter).register();
        table.getSelectionModel().selectedItemProperty().addListener((o, was, now) -> choose());
        SplitPane.setResizableWithParent(detail.view(), false);
        view.setTop(head());
        view.setCenter(split);
        view.setMinHeight(0);
        view.getStylesheets()
                .add(Objects.requireNonNull(TracePane.class.getResource("trace.css"))
                        .toExternalForm());
        Pulse.whileShown(view, EVERY, this::pull);
    }

    private HBox head() {
        begin.setId("trace-begin");
        begin.setMinWidth(Region.USE_PREF_SIZE);
        only.setId("trace-only");
        only.setMinWidth(Region.USE_PREF_SIZE);
        only.setTooltip(new Tooltip(WORDS.get("only.tip")));
        only.selectedProperty().bindBidirectional(model.only);
        only.disableProperty().bind(model.running);
        count.textProperty().bind(model.status);
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
                new TraceFileMenu(model, actions, dialogs, this::pull).menu(replay.menu()));
        head.getStyleClass().add("pane-head");
        return head;
    }

    private void register() {
        Action begun = actions.add(Action.of("trace.toggle", "", Action.Category.TRACE, model::toggle)
                .disabledWhen(model.unavailable));
        actions.bind(begin, begun.id());
        begin.textProperty().bind(begun.title());
        model.running.subscribe(now -> {
            begin.setGraphic(Icons.of(now ? Feather.SQUARE : Feather.PLAY));
            begun.title().set(WORDS.get(now ? "stop" : "start"));
        });
        live.register(
                actions,
                "trace.pause",
                Action.Category.TRACE,
                new KeyCodeCombination(KeyCode.F9, KeyCombination.SHIFT_DOWN));
    }

    private void pull() {
        replay.show();
        TraceModel.Grown grown = model.pull();
        follower.grown(grown.added(), grown.trimmed());
    }

    private void filter(Predicate<TraceRow> wanted) {
        model.filter(wanted, filter.isEmpty());
        follower.latest();
    }

    private void choose() {
        Optional<TraceEvent> event = table.chosen();
        if (event.isEmpty()) {
            split.getItems().remove(detail.view());
        } else if (split.getItems().size() == 1) {
            split.getItems().add(detail.view());
            split.setDividerPositions(0.68);
        }
        detail.show(event, event.flatMap(model::counterpart));
    }

    private void jump(long sequence) {
        model.placeOf(sequence).ifPresent(table::choose);
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
