package io.github.mqscope.ui.controls;

import atlantafx.base.theme.Styles;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// A list that grows, with its follow and pause: over its end a pill counts what is new, above it a strip says
/// since when it is paused and how much waits. Space in the list pauses and resumes.
public final class LiveList {
    private static final Words WORDS = Words.of(LiveList.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final Insets FROM_EDGE = new Insets(0, 0, 12, 0);

    private final Pause pause;
    private final Follower follower;
    private final ToggleButton toggle = new ToggleButton(WORDS.get("pause"), Icons.of(Feather.PAUSE));
    private final Button latest = new Button("", Icons.of(Feather.ARROW_DOWN));
    private final Button resume = new Button(WORDS.get("resume"), Icons.of(Feather.PLAY));
    private final Label waiting = new Label("", Icons.of(Feather.PAUSE_CIRCLE));
    private final HBox strip = new HBox(waiting, resume);
    private final BorderPane view = new BorderPane();

    /// @param id       of the list; its parts are `ID-pause`, `ID-latest`, `ID-waiting`, `ID-resume`
    /// @param follower of the list
    /// @param pause    of the list
    public LiveList(String id, Follower follower, Pause pause) {
        this.follower = follower;
        this.pause = pause;
        buildToggle(id);
        buildLatest(id);
        buildStrip(id);
        StackPane over = new StackPane(follower.list(), latest);
        StackPane.setAlignment(latest, Pos.BOTTOM_CENTER);
        StackPane.setMargin(latest, FROM_EDGE);
        over.setMinSize(0, 0);
        view.setTop(strip);
        view.setCenter(over);
        view.setMinSize(0, 0);
        follower.list().addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void buildToggle(String id) {
        toggle.setId(id + "-pause");
        toggle.setTooltip(new Tooltip(WORDS.get("pause.tip")));
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.selectedProperty().bindBidirectional(pause.on());
    }

    private void buildLatest(String id) {
        latest.setId(id + "-latest");
        latest.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL, "live-pill");
        latest.textProperty().bind(follower.unseen().map(n -> WORDS.get("new", n)));
        latest.setTooltip(new Tooltip(WORDS.get("new.tip")));
        latest.visibleProperty().bind(follower.unseen().greaterThan(0));
        latest.managedProperty().bind(latest.visibleProperty());
        latest.setFocusTraversable(false);
        latest.setOnAction(e -> follower.latest());
    }

    private void buildStrip(String id) {
        waiting.setId(id + "-waiting");
        waiting.setMinWidth(0);
        waiting.setMaxWidth(Double.MAX_VALUE);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(waiting.textProperty());
        waiting.setTooltip(whole);
        HBox.setHgrow(waiting, Priority.ALWAYS);
        resume.setId(id + "-resume");
        resume.getStyleClass().add(Styles.SMALL);
        resume.setMinWidth(Region.USE_PREF_SIZE);
        resume.setOnAction(e -> pause.on().set(false));
        strip.getStyleClass().add("live-paused");
        strip.visibleProperty().bind(pause.on());
        strip.managedProperty().bind(pause.on());
        pause.on().addListener((o, was, now) -> tell());
        pause.waiting().addListener((o, was, now) -> tell());
        pause.beyond().addListener((o, was, now) -> tell());
    }

    private void tell() {
        String words =
                WORDS.get("paused", TIME.format(pause.since()), pause.waiting().get());
        String lost = pause.beyond().get() == 0
                ? ""
                : WORDS.get("paused.beyond", pause.beyond().get());
        waiting.setText(words + lost);
    }

    private void key(KeyEvent key) {
        if (key.getCode() == KeyCode.SPACE
                && !key.isControlDown()
                && !key.isShiftDown()
                && !key.isAltDown()
                && !key.isMetaDown()) {
            pause.toggle();
            key.consume();
        }
    }

    /// Registers the act that pauses and resumes.
    /// @param key where it has one that works everywhere
    public void register(Actions actions, String id, Action.Category category, KeyCombination... key) {
        Action act = Action.of(id, WORDS.get("act.pause", pause.what()), category, pause::toggle);
        for (KeyCombination one : key) {
            act.key(one);
        }
        actions.add(act);
        pause.on()
                .addListener(
                        (o, was, now) -> act.title().set(WORDS.get(now ? "act.resume" : "act.pause", pause.what())));
    }

    /// The button that pauses and resumes, for the pane's head.
    public ToggleButton toggle() {
        return toggle;
    }

    /// The list with its pill and its strip.
    public Region view() {
        return view;
    }
}
