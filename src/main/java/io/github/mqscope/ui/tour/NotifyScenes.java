package io.github.mqscope.ui.tour;

import io.github.mqscope.demo.StagedQueue;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.ui.shell.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javafx.scene.control.ListView;

/// The notification panel: registered, and told that a message came into the empty queue.
record NotifyScenes(Shell shell, WindowDriver hand) {
    private static final int PANEL = 2;

    void play() throws IOException {
        try (StagedQueue queue = StagedQueue.create("/tour-bell-")) {
            shell.space().acts().learn(queue.name());
            hand.await(queue.name(), "listed", q -> true);
            hand.select(queue.name());
            hand.act(() -> shell.hands().getSelectionModel().select(PANEL));
            hand.picture("notify");
            hand.press("#notify-register");
            hand.await(
                    queue.name(),
                    "registered",
                    q -> q.status().filter(s -> s.isRegistered()).isPresent());
            hand.picture("notify-registered");
            queue.send(new Message(2, "wake up".getBytes(StandardCharsets.UTF_8)));
            hand.await("a notification", () -> !list().getItems().isEmpty());
            hand.picture("notify-fired");
            hand.act(() -> shell.hands().getSelectionModel().select(0));
        }
    }

    private ListView<?> list() {
        return (ListView<?>) Objects.requireNonNull(shell.scene().lookup("#notify-list"));
    }
}
