package io.github.mqscope.ui.trace;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.Replay;
import io.github.mqscope.mqueue.QueueException;
import io.github.mqscope.mqueue.QueueFailure;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Sends a trace's messages to the selected queue, after a question that names both; shows how far it is.
final class ReplayLine {
    private static final Words WORDS = Words.of(ReplayLine.class);
    private static final double TEN_TIMES = 10;

    private final UiContext context;
    private final Label words = new Label();
    private final Button stop = new Button(WORDS.get("replay.stop"));
    private final HBox view = new HBox(words, stop);
    private @Nullable Replay replay;

    ReplayLine(UiContext context) {
        this.context = context;
        words.setId("replay-words");
        words.setMinWidth(Region.USE_PREF_SIZE);
        stop.setId("replay-stop");
        stop.getStyleClass().add(Styles.SMALL);
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(e -> Optional.ofNullable(replay).ifPresent(Replay::cancel));
        view.getStyleClass().add("replay-line");
        view.managedProperty().bind(view.visibleProperty());
        view.setVisible(false);
    }

    /// The ways to replay, which it registers.
    /// @param nothing whether there is nothing to replay
    Menu menu(BooleanExpression nothing) {
        Menu menu = new Menu(WORDS.get("replay.menu"));
        menu.setId("trace-replay");
        menu.getItems()
                .setAll(
                        item("spaced", 1, nothing),
                        item("fast", TEN_TIMES, nothing),
                        item("at-once", Replay.AT_ONCE, nothing));
        return menu;
    }

    private MenuItem item(String how, double faster, BooleanExpression nothing) {
        Action act = context.actions()
                .add(Action.of(
                                "trace.replay-" + how,
                                WORDS.get("replay.act." + how),
                                Action.Category.TRACE,
                                () -> context.selectedQueue().ifPresent(queue -> ask(queue, faster)))
                        .disabledWhen(nothing.or(context.selected().isNull()))
                        .changes());
        MenuItem item = new MenuItem(WORDS.get("replay." + how));
        item.disableProperty().bind(context.actions().disabled(act.id()));
        item.setOnAction(e -> {
            boolean _ = context.actions().run(act.id());
        });
        return item;
    }

    private void ask(QueueState queue, double faster) {
        Replay made = context.acts()
                .replay(QueueTarget.of(queue), context.tracing().log().all(), faster);
        String count = WORDS.get("replay.messages", made.total());
        String skipped = made.skipped() == 0 ? WORDS.get("replay.whole") : WORDS.get("replay.skipped", made.skipped());
        context.consent()
                .ask(
                        WORDS.get("replay.question", count, queue.name()),
                        List.of(skipped, WORDS.get("replay.meaning")),
                        WORDS.get("replay.send", count),
                        () -> start(made));
    }

    private void start(Replay made) {
        Optional.ofNullable(replay).ifPresent(Replay::cancel);
        replay = made;
        context.acts().start(made);
        show();
    }

    /// Shows how far it is.
    void show() {
        Replay now = replay;
        if (now == null) {
            return;
        }
        view.setVisible(!now.isOver());
        words.setText(WORDS.get(
                "replay.progress", now.sent(), now.total(), now.target().name()));
        if (now.isOver()) {
            replay = null;
            now.failure()
                    .filter(why -> !(why instanceof QueueFailure.Cancelled))
                    .ifPresent(why ->
                            context.errors().show(WORDS.get("replay.stopped", now.sent()), new QueueException(why)));
        }
    }

    Node view() {
        return view;
    }
}
