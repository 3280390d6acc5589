package io.github.mqscope.ui.shell;

import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.model.queue.HiddenHolders;
import io.github.mqscope.space.Space;
import io.github.mqscope.ui.Composer;
import io.github.mqscope.ui.DemoControl;
import io.github.mqscope.ui.ErrorSink;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.alerts.AlertBadge;
import io.github.mqscope.ui.alerts.AlertSheet;
import io.github.mqscope.ui.alerts.AlertWatch;
import io.github.mqscope.ui.alerts.DesktopNotice;
import io.github.mqscope.ui.controls.Pauses;
import io.github.mqscope.ui.create.CreateSheet;
import io.github.mqscope.ui.create.Sheets;
import io.github.mqscope.ui.create.UnlinkSheet;
import io.github.mqscope.ui.elsewhere.ElsewhereSheet;
import io.github.mqscope.ui.elsewhere.LostBar;
import io.github.mqscope.ui.elsewhere.PlaceSigns;
import io.github.mqscope.ui.elsewhere.Whereabouts;
import io.github.mqscope.ui.explain.ExplainSheet;
import io.github.mqscope.ui.lessons.LessonsScreen;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Theme;
import io.github.mqscope.ui.transfer.Transfers;
import io.github.mqscope.ui.words.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Scene;
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

    private final ErrorBar errors = new ErrorBar(this::explain);
    private final Sheets sheets = new Sheets();
    private final Theme theme;
    private final Remembered remembered;
    private final Screens screens;
    private final Selection selection;
    private final Actions actions;
    private final Whereabouts where;
    private final AlertWatch alerts;
    private final EmptyState empty;
    private final Later<LessonsScreen> lessons;
    private final Workspace work;
    private final MainMenu menu;
    private final StackPane root = new StackPane();
    private final StackPane middle;
    private final StatusBar status;
    private final Scene scene;
    private final Steps steps;
    private ObservableBooleanValue learning = new SimpleBooleanProperty();

    /// A shell of a size; show its [#scene]. At first there is little in it: [#finish] puts in the rest.
    public Shell(WindowParts parts, DemoControl demo, Theme theme, double width, double height) {
        this.theme = theme;
        this.where = parts.where();
        this.screens = new Screens(parts, errors, sheets);
        this.selection = screens.selection();
        this.actions = screens.actions();
        this.remembered = new Remembered(parts.settings());
        remembered.theme(theme);
        remembered.readOnly(actions.readOnly());
        actions.readOnly().subscribe(space().acts()::readOnly);
        this.alerts = new AlertWatch(selection.snapshot(), parts.settings());
        this.lessons = new Later<>(() -> screens.lessons(where.place().isHere(), theme.fontSize()));
        this.empty = new EmptyState(
                demo, where.place().isHere(), this::create, () -> lessons.get().open());
        this.work = new Workspace(screens, alerts, remembered, theme.fontSize());
        this.menu = new MainMenu(actions, theme);
        this.middle = new StackPane(empty.view());
        this.status =
                new StatusBar(parts, selection.snapshot(), actions, screens.pauses(), demo, errors, this::alertBadge);
        BorderPane frame = new BorderPane(middle);
        frame.setMinSize(0, 0);
        Region lost = new LostBar(where, selection.snapshot()).view();
        frame.setTop(new VBox(PlaceSigns.bar(where.place()), menu.view(), lost, errors.view()));
        frame.setBottom(status.view());
        this.scene = new Scene(root, width, height);
        theme.dress(scene);
        root.getChildren().add(frame); // Once dressed: what is in a scene is styled anew by each sheet.
        selection.snapshot().addListener((o, was, now) -> update(now));
        update(selection.snapshot().get());
        parts.settings().problem().ifPresent(why -> errors.show(WORDS.get("settings.problem"), new IOException(why)));
        this.steps = new Steps(steps(parts, demo));
    }

    // The list of the queues first, and then what is in it: that is what one looks for. But first of all the first
    // frame: a step that changes little ends when that is drawn, and what takes the processors from it comes after.
    private List<Runnable> steps(WindowParts parts, DemoControl demo) {
        List<Runnable> all = new ArrayList<>();
        all.add(() -> {
            new ShellActions(this).add(demo, where.place().isHere(), parts.quit());
            middle.getChildren().addFirst(work.view());
        });
        all.add(() -> {
            parts.begin().run();
            work.placeList();
            update(selection.snapshot().get());
        });
        all.add(work::placeBelow); // Little, for in this frame the list gets its rows.
        all.add(status::fill);
        all.addAll(work.steps());
        all.add(this::placeLessons);
        all.add(() -> {
            new Transfers(selection, space().acts(), actions, sheets).register(composer());
            menu.fill();
            Shortcuts.install(scene, actions);
        });
        return all;
    }

    private void placeLessons() {
        LessonsScreen screen = lessons.get();
        middle.getChildren().add(screen.view());
        root.getChildren().add(sheets.layer());
        learning = screen.shown();
        screen.shown().subscribe(() -> update(selection.snapshot().get()));
        // All else gives way to a lesson in large type.
        for (Region chrome : List.of(menu.view(), status.view())) {
            chrome.visibleProperty().bind(screen.shown().and(screen.large()).not());
            chrome.managedProperty().bind(chrome.visibleProperty());
        }
    }

    /// Does all that is left to do, now.
    void finish() {
        steps.finish();
    }

    /// Does what is left to do from the second frame on, each step in one of its own.
    /// @param then done when all is there
    void finishInFrames(Runnable then) {
        steps.inFrames(then);
    }

    private Region alertBadge() {
        AlertBadge badge = new AlertBadge(alerts, selection.key(), this::alerts);
        badge.tell(DesktopNotice.ofDesktop(e -> errors.show(WORDS.get("alerts.not-told"), e)));
        return badge.view();
    }

    private void update(@Nullable Snapshot now) {
        boolean any = now != null && !now.queues().isEmpty() && work.hasList();
        boolean free = any && !learning.get();
        if (free && work.view().isDisabled()) {
            Platform.runLater(work.queues()::focusList);
        }
        work.view().setDisable(!free); // Covered, not hidden: a hidden list restyles its cells without their colours.
        empty.view().setVisible(!any);
        if (!any) {
            explainEmpty(now);
        }
    }

    private void explainEmpty(@Nullable Snapshot now) {
        if (now == null || !work.hasList()) {
            empty.looking();
        } else if (now.visibility() instanceof Visibility.NamesOnly(var why)) {
            empty.cannotList(why);
        } else if (now.visibility() instanceof Visibility.Unproved(var why, HiddenHolders _)) {
            empty.noneSeen(why);
        } else {
            empty.noQueues();
        }
    }

    /// Opens the sheet that creates a queue.
    public void create() {
        new CreateSheet(selection.snapshot(), space().acts(), errors, sheets).show();
    }

    /// Asks where else to look.
    void elsewhere() {
        new ElsewhereSheet(where, settings(), sheets).show();
    }

    /// Asks whether to unlink the chosen queues.
    public void unlink() {
        new UnlinkSheet(space().acts(), screens.dialogs()).ask(work.queues().chosen());
    }

    /// Copies the names of the chosen queues, as shown.
    public void copyName() {
        Copying.text(work.queues().chosen().stream()
                .map(queue -> queue.name().toString())
                .collect(Collectors.joining("\n")));
    }

    /// Shows every act, to be found by typing.
    void palette() {
        new Palette(actions, sheets).show();
    }

    /// Shows every key.
    void shortcuts() {
        sheets.table(WORDS.get("shortcuts.title"), Shortcuts.all(actions));
    }

    /// Explains errors: the last that was shown, or any.
    void explain() {
        ErrorBar.Failed last = errors.lastFailed();
        new ExplainSheet(selection, sheets).show(last.call(), last.errno());
    }

    /// Shows what alerts are raised by.
    void alerts() {
        new AlertSheet(alerts, sheets).show();
    }

    /// What is shown or sent when something went wrong.
    Diagnostics diagnostics() {
        return new Diagnostics(space().probing(), sheets, errors);
    }

    /// Says what mqscope is.
    void about() {
        sheets.tell(WORDS.get("action.about"), About.lines());
    }

    /// Puts the dividers where they are at first.
    void resetLayout() {
        work.resetLayout();
    }

    /// Puts the keyboard into the filter of the queue list.
    public void focusFilter() {
        work.queues().focusFilter();
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
        return lessons.get();
    }

    /// The tabs with the send, the receive and the notification panel, in this order.
    public TabPane hands() {
        return work.hands();
    }

    /// The look, to be chosen.
    public Theme theme() {
        return theme;
    }

    /// The sheets over the window.
    public Sheets sheets() {
        return sheets;
    }

    /// Whose queues the window shows.
    public Space space() {
        return screens.space();
    }

    /// What is remembered.
    public Settings settings() {
        return screens.settings();
    }

    /// What all screens share.
    public Selection selection() {
        return selection;
    }

    /// All that can be done.
    public Actions actions() {
        return actions;
    }

    /// Takes messages that are to be sent again.
    public Composer composer() {
        return screens.composer();
    }

    /// The lists that can stand still.
    public Pauses pauses() {
        return screens.pauses();
    }

    /// Where a failure is shown.
    public ErrorSink errors() {
        return errors;
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
