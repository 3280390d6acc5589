package io.github.mqscope.ui.tour;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.ui.shell.Shell;
import java.io.IOException;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;

/// What the machine allows and why it refused: an error explained, limits, alerts, and queues chosen together.
record MachineScenes(Shell shell, WindowDriver hand) {
    private static final int LIMITS = 2;

    /// Plays them with a queue that is full, after a send that was refused.
    void play(QueueName full) throws IOException {
        run("app.explain");
        hand.awaitSight("#explain-errno");
        hand.picture("explain");
        hand.act(() -> shell.sheets().hide());
        below(LIMITS);
        hand.awaitSight("#limits");
        hand.picture("limits");
        below(0);
        run("alerts.settings");
        hand.picture("alerts");
        hand.act(() -> shell.sheets().hide());
        run("queue.pin");
        hand.act(() -> ((TableView<?>) find("#queues")).getSelectionModel().selectAll());
        hand.picture("pinned-and-chosen-together");
        hand.act(() -> shell.selection().key().set(null)); // Or all of them stay chosen.
        hand.select(full);
        run("queue.pin");
    }

    private void run(String id) throws IOException {
        hand.act(() -> {
            boolean _ = shell.actions().run(id);
        });
    }

    private void below(int tab) throws IOException {
        hand.act(() -> ((TabPane) find("#below")).getSelectionModel().select(tab));
    }

    private Node find(String selector) {
        return Objects.requireNonNull(shell.scene().lookup(selector));
    }
}
