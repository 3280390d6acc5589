package io.github.mqscope.ui.shell;

import io.github.mqscope.demo.lesson.Lessons;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.ui.DemoControl;
import io.github.mqscope.ui.Panes;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.alerts.AlertBadge;
import io.github.mqscope.ui.alerts.AlertSheet;
import io.github.mqscope.ui.alerts.AlertWatch;
import io.github.mqscope.ui.alerts.DesktopNotice;
import io.github.mqscope.ui.create.CreateSheet;
import io.github.mqscope.ui.create.Sheets;
import io.github.mqscope.ui.create.UnlinkSheet;
import io.github.mqscope.ui.detail.DetailPane;
import io.github.mqscope.ui.explain.ExplainSheet;
import io.github.mqscope.ui.lessons.LessonsScreen;
import io.github.mqscope.ui.limits.LimitsPane;
import io.github.mqscope.ui.queues.QueuesPane;
import io.github.mqscope.ui.theme.Theme;
import io.github.mqscope.ui.timeline.TimelinePane;
import io.github.mqscope.ui.trace.TracePane;
import io.github.mqscope.ui.trace.TrafficPane;
import io.github.mqscope.ui.transfer.Transfers;
import io.github.mqscope.ui.words.Words;
import java.io.IOException;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The main window's content: queues at the left, the selected one in the middle, send and receive at the
/// right, the loop's events below.
public final class Shell {
    private static final Words WORDS = Words.of(Shell.class);
    private static final double HANDS_EMS = 23.2; // 302 pixels at the normal size of the text.
    private static final double TRACE_TOP = 0.52;
    private static final double NEAR = 0.01;
    private static final double[] TOP_DIVIDERS = {0.314, 0.763};
    private static final double ROWS_DIVIDER = 0.81;

    private final ErrorBar errors = new ErrorBar(this::explain);
    private final Sheets sheets = new Sheets();
    private final Theme theme;
    private final Remembered remembered;
    private final UiContext context;
    private final AlertWatch alerts;
    private final EmptyState empty;
    private final LessonsScreen lessons;
    private final QueuesPane queues;
    private final DetailPane detail;
    private final TabPane hands;
    private final SplitPane top = new SplitPane();
    private final SplitPane rows = new SplitPane();
    private final SplitPane work;
    private final Scene scene;
    private double roomOfEvents = ROWS_DIVIDER;

    /// A shell of a size; show its [#scene].
    public Shell(WindowParts parts, DemoControl demo, Theme theme, double width, double height) {
        this.theme = theme;
        this.context = parts.context(errors, sheets);
        this.remembered = new Remembered(parts.settings());
        remembered.theme(theme);
        remembered.readOnly(context.actions().readOnly());
        context.actions().readOnly().subscribe(parts.acts()::readOnly);
        this.alerts = new AlertWatch(context.snapshot(), parts.settings());
        this.lessons = new LessonsScreen(context, Lessons.all(), theme.fontSize());
        this.empty = new EmptyState(demo, this::create, lessons::open);
        this.detail = new DetailPane(
                context, parts.panes().messages().apply(context), new TrafficPane(context).view(), this::unlink);
        this.queues = new QueuesPane(context, alerts, detail::focus);
        this.hands = hands(parts.panes());
        this.work = work();
        work.setDisable(true);
        BorderPane frame = new BorderPane(new StackPane(work, empty.view(), lessons.view()));
        frame.setMinSize(0, 0);
        new ShellActions(this).add(demo, parts.quit());
        queues.register();
        new Transfers(context, sheets).register();
        frame.setTop(new VBox(givesWay(new MainMenu(context.actions(), theme).view()), errors.view()));
        frame.setBottom(givesWay(new StatusBar(context, demo, errors, alertBadge()).view()));
        this.scene = new Scene(new StackPane(frame, sheets.layer()), width, height);
        theme.dress(scene);
        Shortcuts.install(scene, context.actions());
        context.snapshot().addListener((o, was, now) -> update(now));
        lessons.shown().addListener((o, was, now) -> update(context.snapshot().get()));
        update(context.snapshot().get());
        parts.settings().problem().ifPresent(why -> errors.show(WORDS.get("settings.problem"), new IOException(why)));
    }

    // To a lesson in large type.
    private Region givesWay(Region chrome) {
        chrome.visibleProperty().bind(lessons.shown().and(lessons.large()).not());
        chrome.managedProperty().bind(chrome.visibleProperty());
        return chrome;
    }

    private TabPane hands(Panes panes) {
        TabPane tabs = new TabPane(
                new Tab(WORDS.get("tab.send"), panes.send().apply(context)),
                new Tab(WORDS.get("tab.receive"), panes.receive().apply(context)),
                new Tab(WORDS.get("tab.notify"), panes.notification().apply(context)));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId("hands");
        tabs.minWidthProperty().bind(theme.fontSize().multiply(HANDS_EMS));
        return tabs;
    }

    private SplitPane work() {
        top.getItems().setAll(queues.view(), detail.view(), hands);
        SplitPane.setResizableWithParent(hands, false);
        rows.getItems().setAll(top, below());
        rows.setOrientation(Orientation.VERTICAL);
        firstDividers();
        remembered.dividers("columns", top);
        remembered.dividers("rows", rows);
        return rows;
    }

    private TabPane below() {
        TabPane tabs = new TabPane(
                new Tab(WORDS.get("tab.events"), new TimelinePane(context).view()),
                new Tab(WORDS.get("tab.trace"), new TracePane(context).view()),
                new Tab(WORDS.get("tab.limits"), new LimitsPane(context).view()));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId("below");
        tabs.getSelectionModel().selectedIndexProperty().addListener((o, was, now) -> makeRoom(now.intValue() > 0));
        return tabs;
    }

    private Region alertBadge() {
        AlertBadge badge = new AlertBadge(alerts, context.selected(), this::alerts);
        badge.tell(DesktopNotice.ofDesktop(e -> errors.show(WORDS.get("alerts.not-told"), e)));
        return badge.view();
    }

    // A trace wants more room than events do; they get theirs back unless a person has moved the divider.
    private void makeRoom(boolean more) {
        double now = rows.getDividerPositions()[0];
        if (more && now > TRACE_TOP) {
            roomOfEvents = now;
            rows.setDividerPositions(TRACE_TOP);
        } else if (!more && Math.abs(now - TRACE_TOP) < NEAR) {
            rows.setDividerPositions(roomOfEvents);
        }
    }

    private void update(@Nullable Snapshot now) {
        boolean any = now != null && !now.queues().isEmpty();
        boolean free = any && !lessons.shown().get();
        if (free && work.isDisabled()) {
            Platform.runLater(queues::focusList);
        }
        work.setDisable(!free); // Covered, not hidden: a hidden list restyles its cells without their colours.
        empty.view().setVisible(!any);
        if (!any) {
            explainEmpty(now);
        }
    }

    private void explainEmpty(@Nullable Snapshot now) {
        if (now == null) {
            empty.looking();
        } else if (now.visibility() instanceof Visibility.NamesOnly(var why)) {
            empty.cannotList(why);
        } else {
            empty.noQueues();
        }
    }

    /// Opens the sheet that creates a queue.
    public void create() {
        new CreateSheet(context, sheets).show();
    }

    /// Asks whether to unlink the chosen queues.
    public void unlink() {
        new UnlinkSheet(context).ask(queues.chosen());
    }

    /// Copies the names of the chosen queues, as shown.
    public void copyName() {
        Copying.text(
                queues.chosen().stream().map(queue -> queue.name().toString()).collect(Collectors.joining("\n")));
    }

    /// Shows every act, to be found by typing.
    void palette() {
        new Palette(context.actions(), sheets).show();
    }

    /// Shows every key.
    void shortcuts() {
        sheets.table(WORDS.get("shortcuts.title"), Shortcuts.all(context.actions()));
    }

    /// Explains errors: the last that was shown, or any.
    void explain() {
        ErrorBar.Failed last = errors.lastFailed();
        new ExplainSheet(context, sheets).show(last.call(), last.errno());
    }

    /// Shows what alerts are raised by.
    void alerts() {
        new AlertSheet(alerts, sheets).show();
    }

    /// Says what mqscope is.
    void about() {
        sheets.tell(WORDS.get("action.about"), About.lines());
    }

    /// Puts the dividers where they are at first.
    void resetLayout() {
        detail.resetLayout();
        firstDividers();
    }

    private void firstDividers() {
        top.setDividerPositions(TOP_DIVIDERS);
        rows.setDividerPositions(ROWS_DIVIDER);
    }

    /// Puts the keyboard into the filter of the queue list.
    public void focusFilter() {
        queues.focusFilter();
    }

    /// Makes all text larger or smaller; 0 is the normal size.
    public void zoom(int steps) {
        theme.zoom(steps);
    }

    /// Has the window take the whole screen, or no more. Escape keeps its other meanings meanwhile.
    void fullScreen() {
        if (scene.getWindow() instanceof Stage stage) {
            stage.setMaxWidth(Double.MAX_VALUE); // Else it would leave out what a desktop keeps for its panels.
            stage.setMaxHeight(Double.MAX_VALUE);
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
            stage.setFullScreenExitHint(WORDS.get("full-screen.leave"));
            stage.setFullScreen(!stage.isFullScreen());
        }
    }

    /// The lessons over the work.
    public LessonsScreen lessons() {
        return lessons;
    }

    /// The tabs with the send, the receive and the notification panel, in this order.
    public TabPane hands() {
        return hands;
    }

    /// The look, to be chosen.
    public Theme theme() {
        return theme;
    }

    /// The sheets over the window.
    public Sheets sheets() {
        return sheets;
    }

    /// What the screens work with.
    public UiContext context() {
        return context;
    }

    /// The scene to show.
    public Scene scene() {
        return scene;
    }

    /// The view that holds everything, for a picture of it.
    public Region root() {
        return (Region) scene.getRoot();
    }
}
