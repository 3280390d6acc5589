package io.github.mqscope.ui.detail;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.space.Peeking;
import io.github.mqscope.space.Tracing;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.Throttle;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The selected queue: title, picture, and tabs for what is in it, its attributes, its processes, its
/// traffic, and how it went over time. At first there is the title alone: each of its parts is put in on its own, so
/// that they can come frame by frame.
public final class DetailPane {
    private static final Words WORDS = Words.of(DetailPane.class);
    private static final double LEAST_WIDTH = 300;
    // Arrow keys in the list go on meanwhile.
    private static final Duration SOON = Duration.millis(80);
    private static final Duration AT_MOST_EVERY = Duration.millis(250);

    private final Selection selection;
    private final Label title = new Label();
    private final Tooltip name = new Tooltip();
    private final StateMarks marks = new StateMarks();
    private final Label note = new Label();
    private final FactsGrid facts = new FactsGrid();
    private final HoldersTable holders;
    private final PicturePane picture;
    private final PictureSplit split;
    private final Tab messages = new Tab(WORDS.get("tab.messages"));
    private final Tab attributes = new Tab(WORDS.get("tab.attributes"));
    private final Tab processes = new Tab();
    private final Tab traffic = new Tab(WORDS.get("tab.traffic"));
    private final Tab charts = new Tab(WORDS.get("tab.charts"));
    private final TabPane tabs;
    private final BorderPane view = new BorderPane();
    private @Nullable QueueState shown;

    /// A pane whose unlink button does what `queue.unlink` does.
    public DetailPane(Selection selection, Settings settings, Actions actions, Peeking peeks, Tracing tracing) {
        this.selection = selection;
        this.holders = new HoldersTable(selection, settings);
        this.picture = new PicturePane(selection, settings, actions, peeks, tracing);
        this.tabs = tabs();
        view.setTop(head(actions));
        this.split = new PictureSplit(settings, picture, tabs);
        view.setMinWidth(LEAST_WIDTH);
        Throttle pace = new Throttle(AT_MOST_EVERY, this::update);
        selection.snapshot().addListener((o, was, now) -> pace.ask());
        PauseTransition soon = new PauseTransition(SOON);
        soon.setOnFinished(e -> update());
        selection.key().addListener((o, was, now) -> soon.playFromStart());
        selection.message().addListener((o, was, now) -> {
            if (now != null) {
                tabs.getSelectionModel().selectFirst();
            }
        });
        update();
    }

    private Region head(Actions actions) {
        title.getStyleClass().add("queue-title");
        title.setId("queue-title");
        title.setMinWidth(0);
        title.setTooltip(name);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, title, space, pictureToggle(), unlink(actions));
        line.setAlignment(Pos.CENTER_LEFT);
        note.setId("queue-note");
        WrappedLine.wrap(note, "note");
        note.setMaxWidth(Double.MAX_VALUE);
        note.managedProperty().bind(note.visibleProperty());
        // The picture says the same, and shows it.
        marks.view().visibleProperty().bind(picture.shown().not());
        marks.view().managedProperty().bind(picture.shown().not());
        VBox head = new VBox(line, marks.view(), note);
        head.getStyleClass().add("queue-head");
        return head;
    }

    private ToggleButton pictureToggle() {
        ToggleButton toggle = new ToggleButton("", Icons.of(Feather.COLUMNS));
        toggle.setId("picture-toggle");
        toggle.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        toggle.setTooltip(new Tooltip(WORDS.get("picture.toggle.tip")));
        toggle.setAccessibleText(WORDS.get("picture.toggle"));
        toggle.selectedProperty().bindBidirectional(picture.shown());
        return toggle;
    }

    private static Button unlink(Actions actions) {
        Button unlink = new Button(WORDS.get("unlink"), Icons.of(Feather.TRASH_2));
        unlink.setId("queue-unlink");
        unlink.getStyleClass().addAll(Styles.FLAT, Styles.DANGER);
        unlink.setMinWidth(Region.USE_PREF_SIZE);
        unlink.setTooltip(new Tooltip(WORDS.get("unlink.tip")));
        unlink.disableProperty().bind(actions.readOnly());
        unlink.setOnAction(e -> {
            boolean _ = actions.run("queue.unlink");
        });
        return unlink;
    }

    private TabPane tabs() {
        charts.setId("charts-tab");
        TabPane all = new TabPane();
        all.getTabs().setAll(List.of(messages, attributes, processes, traffic, charts));
        all.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        all.setId("queue-tabs");
        all.setMinHeight(0);
        return all;
    }

    /// Puts the tabs under the title.
    public void fillTabs() {
        view.setCenter(split.view());
    }

    /// Puts the picture above the tabs.
    public void fillPicture() {
        split.fill();
    }

    /// Fills the tab with the attributes.
    public void fillAttributes() {
        VBox body = new VBox(facts.view());
        body.getStyleClass().add("pane-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        attributes.setContent(scroll);
    }

    /// Fills the tab with the processes.
    public void fillProcesses() {
        processes.setContent(holders.view());
    }

    /// Fills the tab of what is in the queue.
    public void fillMessages(Region content) {
        messages.setContent(content);
    }

    /// Fills the tab of who sends to the queue and who receives.
    public void fillTraffic(Region content) {
        traffic.setContent(content);
    }

    /// Fills the tab of how it went over time.
    public void fillCharts(Region content) {
        charts.setContent(content);
    }

    @SuppressWarnings("ReferenceEquality") // What did not change is the same object.
    private void update() {
        Snapshot now = selection.snapshot().get();
        QueueState queue = selection.queue().orElse(null);
        view.setVisible(queue != null);
        if (queue == null || now == null) {
            return;
        }
        boolean waitingTimesGrow = processes.isSelected() && !queue.blocked().isEmpty();
        if (queue != shown || waitingTimesGrow) {
            holders.show(queue, now.asOf());
        }
        if (queue != shown) {
            shown = queue;
            show(queue);
        }
        String words = note(queue, now);
        note.setText(words);
        note.setVisible(!words.isEmpty());
    }

    private void show(QueueState queue) {
        title.setText(queue.name().toString());
        name.setText(queue.name().toString());
        facts.show(queue);
        processes.setText(WORDS.get("tab.processes", queue.openers().size()));
        marks.show(queue);
    }

    private static String note(QueueState queue, Snapshot now) {
        if (queue.hidden().isPresent()) {
            String meaning = queue.hidden().get().meaning();
            String advice = queue.hidden().get().advice();
            return advice.isEmpty()
                    ? WORDS.get("note.hidden", meaning)
                    : WORDS.get("note.hidden.advice", meaning, advice);
        }
        if (queue.unlinked()) {
            return WORDS.get("note.unlinked");
        }
        return now.queues().stream()
                .filter(other -> other.unlinked() && other.name().equals(queue.name()))
                .map(other -> WORDS.get("note.namesake", "" + other.key().ino()))
                .findFirst()
                .orElse("");
    }

    /// Puts the divider where it is at first.
    public void resetLayout() {
        split.reset();
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
