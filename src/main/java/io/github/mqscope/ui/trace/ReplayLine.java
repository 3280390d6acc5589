package io.github.mqscope.ui.trace;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.space.Replay;
import io.github.mqscope.ui.Consent;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.words.Words;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Sends a trace's messages to the selected queue, after a question that names both; shows how far it is.
final class ReplayLine {
    private static final Words WORDS = Words.of(ReplayLine.class);
    private static final double TEN_TIMES = 10;

    private final TraceModel model;
    private final Consent consent;
    private final Actions actions;
    private final Label words = new Label();
    private final Button stop = new Button(WORDS.get("replay.stop"));
    private final Button rest = new Button();
    private final Button dismiss = new Button("", new FontIcon(Feather.X));
    private final HBox view = new HBox(words, stop, rest, dismiss);
    private @Nullable Replay replay;

    ReplayLine(TraceModel model, Consent consent, Actions actions) {
        this.model = model;
        this.consent = consent;
        this.actions = actions;
        words.setId("replay-words");
        words.setMinWidth(0);
        words.setTooltip(new Tooltip());
        words.getTooltip().textProperty().bind(words.textProperty());
        button(stop, "replay-stop", () -> Optional.ofNullable(replay).ifPresent(Replay::cancel));
        button(
                rest,
                "replay-rest",
                () -> Optional.ofNullable(replay).flatMap(Replay::rest).ifPresent(this::start));
        button(dismiss, "replay-dismiss", this::dismiss);
        dismiss.setAccessibleText(WORDS.get("replay.dismiss"));
        dismiss.setTooltip(new Tooltip(WORDS.get("replay.dismiss")));
        view.getStyleClass().add("replay-line");
        view.managedProperty().bind(view.visibleProperty());
        view.setVisible(false);
    }

    private static void button(Button button, String id, Runnable act) {
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(e -> act.run());
    }

    /// The ways to replay, which it registers.
    Menu menu() {
        Menu menu = new Menu(WORDS.get("replay.menu"));
        menu.setId("trace-replay");
        menu.getItems().setAll(item("spaced", 1), item("fast", TEN_TIMES), item("at-once", Replay.AT_ONCE));
        return menu;
    }

    private MenuItem item(String how, double faster) {
        Action act = actions.add(Action.of(
                        "trace.replay-" + how,
                        WORDS.get("replay.act." + how),
                        Action.Category.TRACE,
                        () -> model.queue().ifPresent(queue -> ask(queue, faster)))
                .disabledWhen(model.nothing.or(model.nowhere))
                .changes());
        MenuItem item = new MenuItem(WORDS.get("replay." + how));
        item.disableProperty().bind(actions.disabled(act.id()));
        item.setOnAction(e -> {
            boolean _ = actions.run(act.id());
        });
        return item;
    }

    private void ask(QueueState queue, double faster) {
        Replay made = model.replay(queue, faster);
        String count = WORDS.get("replay.messages", made.total());
        consent.ask(
                WORDS.get("replay.question", count, queue.name()),
                Stream.of(WORDS.get("replay.whole"), leftOut(made), WORDS.get("replay.meaning"))
                        .filter(words -> !words.isEmpty())
                        .toList(),
                WORDS.get("replay.send", count),
                () -> start(made));
    }

    // What of the trace is not sent, and why.
    private String leftOut(Replay made) {
        long failed = model.failedSends();
        long before = model.before();
        long lost = model.lost();
        String all = Stream.of(
                        made.skipped() > 0 ? WORDS.get("replay.skipped", made.skipped()) : "",
                        failed > 0 ? WORDS.get("replay.failed-sends", failed) : "",
                        before > 0 ? WORDS.get("replay.before", before) : "",
                        lost > 0 ? WORDS.get("replay.lost", lost) : "")
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? "" : WORDS.get("replay.left-out", all);
    }

    private void start(Replay made) {
        Optional.ofNullable(replay).ifPresent(Replay::cancel);
        replay = made;
        made.start();
        show();
    }

    /// Shows how far it is, or where it stopped and why.
    void show() {
        Replay now = replay;
        if (now == null || now.isComplete()) {
            dismiss();
            return;
        }
        boolean over = now.isOver(); // First: one that ends meanwhile is shown as over the next time.
        words.setText(over ? stopped(now) : progress(now));
        stop.setVisible(!over);
        rest.setVisible(over && now.rest().isPresent());
        now.rest().ifPresent(next -> rest.setText(WORDS.get("replay.rest", next.at())));
        dismiss.setVisible(over);
        view.setVisible(true);
    }

    private static String progress(Replay now) {
        return WORDS.get(
                "replay.progress", now.sent(), now.total(), now.target().name());
    }

    private static String stopped(Replay now) {
        return now.failure()
                .filter(why -> !why.is(Cause.CANCELLED))
                .map(why -> why.attempt().errno() + ": " + why.meaning())
                .or(now::problem)
                .map(why -> WORDS.get("replay.failed", now.target().name(), now.at(), now.total(), why))
                .orElseGet(() -> WORDS.get("replay.stopped", now.target().name(), now.at(), now.total()));
    }

    private void dismiss() {
        replay = null;
        view.setVisible(false);
    }

    Node view() {
        return view;
    }
}
