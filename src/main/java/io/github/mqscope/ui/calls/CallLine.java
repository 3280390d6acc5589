package io.github.mqscope.ui.calls;

import atlantafx.base.theme.Styles;
import io.github.mqscope.space.Call;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.words.Words;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One call: what it is, its time while blocked, its progress, its end; with Cancel, later Dismiss.
final class CallLine {
    private static final Words WORDS = Words.of(CallLine.class);

    private final Call call;
    private final Asked asked;
    private final FontIcon icon = new FontIcon(Feather.ACTIVITY);
    private final Label what = new Label();
    private final Label state = WrappedLine.saying("", "call-state");
    private final Label advice = WrappedLine.saying("", "explained");
    private final ProgressBar progress = new ProgressBar(0);
    private final Button button = new Button(WORDS.get("cancel"));
    private final Button rest = new Button();
    private final Optional<LongConsumer> goOn;
    private final VBox view;
    private boolean shownOver;

    CallLine(Call call, Asked asked, Optional<LongConsumer> goOn, Runnable onDismiss) {
        this.call = call;
        this.asked = asked;
        this.goOn = goOn;
        what.setText(asked.title().isEmpty() ? call.call() + " " + call.target().name() : asked.title());
        what.setGraphic(icon);
        what.getStyleClass().add("call-what");
        what.setTooltip(new Tooltip(what.getText()));
        what.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        what.setMinWidth(0);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        button.getStyleClass().addAll("call-button", Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(WORDS.get("cancel.call", what.getText()));
        button.setOnAction(e -> press(onDismiss));
        HBox head = new HBox(what, button);
        head.getStyleClass().add("form-line");
        head.setAlignment(Pos.CENTER_LEFT);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.managedProperty().bind(progress.visibleProperty());
        advice.managedProperty().bind(advice.visibleProperty());
        rest.getStyleClass().addAll("call-rest", Styles.SMALL);
        rest.managedProperty().bind(rest.visibleProperty());
        rest.setVisible(false);
        view = new VBox(head, state, progress, advice, rest);
        view.getStyleClass().add("call-line");
        view.setMinHeight(Region.USE_PREF_SIZE);
        update();
    }

    private void press(Runnable onDismiss) {
        if (call.isOver()) {
            onDismiss.run();
        } else {
            call.cancel();
        }
    }

    void update() {
        boolean over = call.isOver(); // First: a call that ends meanwhile is shown as over the next time.
        CallWords words = CallWords.of(call, asked);
        state.setText(words.state());
        advice.setText(words.advice());
        advice.setVisible(!words.advice().isEmpty());
        progress.setVisible(!over && asked.total() > 1);
        progress.setProgress(asked.total() > 1 ? (double) call.messages() / asked.total() : 0);
        if (over) {
            offerDismissal();
            offerRest();
        }
        icon.setIconCode(icon(words.look()));
        for (CallWords.Look look : CallWords.Look.values()) {
            PseudoClass pseudo = PseudoClass.getPseudoClass(look.name().toLowerCase(java.util.Locale.ROOT));
            view.pseudoClassStateChanged(pseudo, look == words.look());
        }
        view.setAccessibleText(what.getText() + ": " + words.state());
        shownOver = over;
    }

    private void offerDismissal() {
        if (button.getGraphic() == null) {
            button.setText("");
            button.setGraphic(new FontIcon(Feather.X));
            button.getStyleClass().add("call-dismiss");
            button.setTooltip(new Tooltip(WORDS.get("dismiss")));
            button.setAccessibleText(WORDS.get("dismiss.call", what.getText()));
        }
    }

    private void offerRest() {
        long next = asked.first() - 1 + call.resumesAt();
        boolean left = asked.total() > 1 || asked.first() > 1;
        if (!shownOver && left && next < asked.first() + asked.total()) {
            goOn.ifPresent(start -> {
                rest.setText(WORDS.get("rest", next));
                rest.setVisible(true);
                rest.setOnAction(e -> {
                    rest.setVisible(false);
                    start.accept(next);
                });
            });
        }
    }

    private static Feather icon(CallWords.Look look) {
        return switch (look) {
            case RUNNING -> Feather.ACTIVITY;
            case BLOCKED -> Feather.CLOCK;
            case DONE -> Feather.CHECK_CIRCLE;
            case CANCELLED -> Feather.SLASH;
            case FAILED -> Feather.ALERT_CIRCLE;
        };
    }

    /// Whether it is shown as over, so that nothing more will change.
    boolean isOver() {
        return shownOver;
    }

    Region view() {
        return view;
    }
}
