package io.github.mqscope.ui.tour;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.space.ProbeStatus;
import io.github.mqscope.space.Probing;
import io.github.mqscope.ui.shell.Shell;
import java.io.IOException;
import java.util.Objects;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;

/// The scenes that need the probe: what is inside without touching it, the trace, and the traffic of a queue.
final class ProbeScenes {
    private static final int SOME_CALLS = 24;
    private static final int TRAFFIC = 3;

    private final Shell shell;
    private final WindowDriver hand;

    ProbeScenes(Shell shell, WindowDriver hand) {
        this.shell = shell;
        this.hand = hand;
    }

    /// Plays them with a queue that others use. Without the probe takes one picture of the reason.
    void play(QueueName name) throws IOException {
        Probing probing = shell.space().probing();
        hand.await(
                "the probe or the reason why there is none", () -> !(probing.state() instanceof ProbeStatus.Opening));
        if (!(probing.state() instanceof ProbeStatus.Ready)) {
            hand.press("#source-peek");
            hand.picture("no-probe");
            return;
        }
        hand.press("#source-peek");
        hand.awaitSight("#peeked");
        tab("#below", 1);
        hand.press("#trace-only");
        hand.press("#trace-begin");
        hand.await("some calls", () -> table("#trace").getItems().size() >= SOME_CALLS);
        hand.await(name, "filled a little", q -> q.depth() > 1);
        hand.picture("inside-now");
        filter("call:send");
        hand.await("a send", () -> !table("#trace").getItems().isEmpty());
        hand.act(() -> table("#trace").getSelectionModel().select(0));
        tab("#queue-tabs", TRAFFIC);
        hand.awaitSight("#traffic-bars");
        hand.picture("trace-and-traffic");
        filter("");
        hand.press("#trace-begin");
        tab("#below", 0);
        tab("#queue-tabs", 0);
    }

    private void filter(String words) throws IOException {
        hand.act(() ->
                ((TextInputControl) Objects.requireNonNull(shell.scene().lookup("#trace-filter"))).setText(words));
    }

    private TableView<?> table(String id) {
        return (TableView<?>) Objects.requireNonNull(shell.scene().lookup(id));
    }

    private void tab(String id, int index) throws IOException {
        hand.act(() -> ((TabPane) Objects.requireNonNull(shell.scene().lookup(id)))
                .getSelectionModel()
                .select(index));
    }
}
