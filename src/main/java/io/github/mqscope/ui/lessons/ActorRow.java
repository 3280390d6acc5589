package io.github.mqscope.ui.lessons;

import atlantafx.base.theme.Styles;
import io.github.mqscope.demo.stage.ActorView;
import io.github.mqscope.demo.stage.LearnerAct;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A process of the lesson: what it does, for how long, and what the learner may do to it.
final class ActorRow {
    private static final Words WORDS = Words.of(ActorRow.class);
    private static final double NANOS = 1e9;

    private final FontIcon icon = Icons.of(Feather.CPU);
    private final Label who;
    private final Label doing = new Label();
    private final CheckBox nonBlocking = new CheckBox(WORDS.get("actor.nonblocking"));
    private final Button kill = new Button(WORDS.get("actor.kill"), Icons.of(Feather.X_OCTAGON));
    private final HBox view;
    private ActorView shown;

    ActorRow(ActorView actor, LessonPlay play) {
        shown = actor;
        who = new Label(WORDS.get("actor.who", actor.name(), Long.toString(actor.pid())), icon);
        who.setMinWidth(Region.USE_PREF_SIZE);
        who.getStyleClass().add("actor-name");
        doing.setId("actor-" + actor.name());
        doing.setMinWidth(0);
        doing.setMaxWidth(Double.MAX_VALUE);
        doing.setTextOverrun(OverrunStyle.ELLIPSIS);
        HBox.setHgrow(doing, Priority.ALWAYS);
        nonBlocking.setId("nonblocking-" + actor.name());
        nonBlocking.setMnemonicParsing(false);
        nonBlocking.setMinWidth(Region.USE_PREF_SIZE);
        nonBlocking.setTooltip(new Tooltip(WORDS.get("actor.nonblocking.means", actor.name())));
        nonBlocking.setOnAction(e -> play.learn(new LearnerAct.NonBlocking(actor.name(), nonBlocking.isSelected())));
        kill.setId("kill-" + actor.name());
        kill.setMinWidth(Region.USE_PREF_SIZE);
        kill.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.DANGER);
        kill.setAccessibleText(WORDS.get("actor.kill.means", actor.name()));
        kill.setTooltip(new Tooltip(WORDS.get("actor.kill.means", actor.name())));
        kill.setOnAction(e -> play.learn(new LearnerAct.Kill(actor.name())));
        view = new HBox(who, doing, nonBlocking, kill);
        view.getStyleClass().add("actor");
        show(actor, false);
    }

    /// @param acts whether the learner may act now
    void show(ActorView actor, boolean acts) {
        shown = actor;
        boolean ended = actor.state() == ActorView.State.ENDED;
        nonBlocking.setSelected(actor.nonBlocking());
        nonBlocking.setDisable(!acts || ended);
        kill.setDisable(!acts || ended);
        Feather now = icon(actor.state());
        if (icon.getIconCode() != now) {
            icon.setIconCode(now);
        }
        String style = style(actor.state());
        if (!view.getStyleClass().contains(style)) {
            view.getStyleClass().setAll("actor", style);
        }
        tick();
    }

    /// Lets the duration grow.
    void tick() {
        String words = words(shown, System.nanoTime());
        if (!words.equals(doing.getText())) {
            doing.setText(words);
        }
    }

    private static String words(ActorView actor, long nanoTime) {
        double seconds = Math.max(0, (nanoTime - actor.sinceNanos()) / NANOS);
        String time = String.format(Locale.ROOT, "%.1f", seconds);
        return switch (actor.state()) {
            case STARTING -> WORDS.get("actor.starting");
            case RUNNING -> WORDS.get("actor.running");
            case BLOCKED_SENDING, BLOCKED_RECEIVING -> WORDS.get("actor.blocked", actor.call(), time);
            case WAITING ->
                actor.call().isEmpty() ? WORDS.get("actor.looping") : WORDS.get("actor.waiting", actor.call(), time);
            case ENDED ->
                actor.exitStatus().isPresent()
                        ? WORDS.get("actor.ended.status", actor.exitStatus().getAsInt())
                        : WORDS.get("actor.ended");
        };
    }

    private static Feather icon(ActorView.State state) {
        return switch (state) {
            case STARTING -> Feather.LOADER;
            case RUNNING -> Feather.CPU;
            case BLOCKED_SENDING -> Feather.ARROW_RIGHT_CIRCLE;
            case BLOCKED_RECEIVING -> Feather.ARROW_LEFT_CIRCLE;
            case WAITING -> Feather.CLOCK;
            case ENDED -> Feather.X_CIRCLE;
        };
    }

    private static String style(ActorView.State state) {
        return switch (state) {
            case BLOCKED_SENDING -> "danger";
            case BLOCKED_RECEIVING, WAITING -> "accent";
            case STARTING, RUNNING -> "plain";
            case ENDED -> "gone";
        };
    }

    boolean isOf(ActorView actor) {
        return shown.pid() == actor.pid();
    }

    Region view() {
        return view;
    }
}
