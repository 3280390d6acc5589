package io.github.mqscope.ui.tour;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.ui.shell.Shell;
import java.io.IOException;
import java.util.Objects;
import javafx.scene.control.TextInputControl;

/// What makes a long day easier: palette, keys, filters, read-only mode, large text.
record ComfortScenes(Shell shell, WindowDriver hand) {
    private static final double LARGE = 20;

    /// Plays them with a queue that others use.
    void play(QueueName name) throws IOException {
        hand.select(name);
        run("app.palette");
        hand.awaitSight("#palette");
        type("#palette-field", "copy");
        hand.picture("palette");
        hand.act(() -> shell.sheets().hide());
        run("app.shortcuts");
        hand.picture("shortcuts");
        hand.act(() -> shell.sheets().hide());
        type("#queue-filter", "depth:>many");
        hand.picture("filter-invalid");
        type("#queue-filter", "");
        run("app.read-only");
        hand.picture("read-only");
        run("app.read-only");
        largeText();
    }

    private void largeText() throws IOException {
        double before = shell.theme().fontSize().get();
        hand.act(() -> shell.theme().fontSize().set(LARGE));
        hand.picture("large-text");
        hand.act(() -> shell.theme().fontSize().set(before));
        WindowDriver.awaitFrames();
        run("layout.reset");
    }

    private void run(String id) throws IOException {
        hand.act(() -> {
            boolean _ = shell.actions().run(id);
        });
    }

    private void type(String selector, String text) throws IOException {
        hand.act(() -> ((TextInputControl) Objects.requireNonNull(shell.scene().lookup(selector))).setText(text));
    }
}
