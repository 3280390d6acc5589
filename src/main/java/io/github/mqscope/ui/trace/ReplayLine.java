package io.github.mqscope.ui.trace;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.Replay;
import io.github.mqscope.mqueue.QueueException;
import io.github.mqscope.mqueue.QueueFailure;
import io.github.mqscope.ui.UiContext;
import java.util.List;
import java.util.Optional;
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
    private static final double TEN_TIMES = 10;

    private final UiContext context;
    private final Label words = new Label();
    private final Button stop = new Button("Stop");
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

    /// The ways to replay.
    Menu menu() {
        Menu menu = new Menu("Replay to the selected queue");
        menu.setId("trace-replay");
        menu.getItems()
                .setAll(
                        item("With the original spacing…", 1),
                        item("Ten times faster…", TEN_TIMES),
                        item("At once…", Replay.AT_ONCE));
        return menu;
    }

    private MenuItem item(String text, double faster) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(e -> context.selectedQueue().ifPresent(queue -> ask(queue, faster)));
        return item;
    }

    private void ask(QueueState queue, double faster) {
        Replay made = context.acts()
                .replay(QueueTarget.of(queue), context.tracing().log().all(), faster);
        String count = made.total() == 1 ? "1 message" : made.total() + " messages";
        String skipped = made.skipped() == 0
                ? "Each is sent as it was, with its priority."
                : made.skipped() + " more cannot be sent: only their beginning was kept.";
        context.consent()
                .ask(
                        "Send " + count + " to " + queue.name() + "?",
                        List.of(skipped, "Whoever receives from it gets them. A full queue makes the replay wait."),
                        "Send " + count,
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
        words.setText("replay: " + now.sent() + " of " + now.total() + " sent to "
                + now.target().name());
        if (now.isOver()) {
            replay = null;
            now.failure()
                    .filter(why -> !(why instanceof QueueFailure.Cancelled))
                    .ifPresent(why -> context.errors()
                            .show("The replay stopped after " + now.sent() + " messages", new QueueException(why)));
        }
    }

    Node view() {
        return view;
    }
}
