package io.github.mqscope.ui.tour;

import io.github.mqscope.demo.StagedQueue;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.ui.shell.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Labeled;

/// The picture of a queue as it goes: empty, registered for notification, told, with a few messages, and with
/// many slots.
final class PictureScenes {
    private static final List<String> TEXTS = List.of("{\"order\": 7}", "resize cat.jpg", "ping", "", "stop");
    private static final int[] PRIORITIES = {0, 9, 3, 31, 32};
    private static final int MANY = 1000;
    private static final int FEW_BYTES = 16;
    private static final int FEW = 5;

    private final Shell shell;
    private final WindowDriver hand;

    PictureScenes(Shell shell, WindowDriver hand) {
        this.shell = shell;
        this.hand = hand;
    }

    void play() throws IOException {
        hand.act(() -> shell.hands().getSelectionModel().select(0));
        try (StagedQueue queue = StagedQueue.create("/tour-picture-")) {
            select(queue);
            hand.press("#source-peek");
            awaitWords("picture-count", "Empty");
            hand.picture("picture-empty");
            try (StagedQueue.Registered _ = queue.registered()) {
                awaitWords("picture-flag", "Notifies");
                hand.picture("picture-registered");
                send(queue, 1);
                awaitWords("picture-flag", "Fired");
                hand.picture("picture-fired");
            }
            send(queue, FEW - 1);
            awaitWords("picture-count", FEW + " of");
            hand.picture("picture-few");
        }
        many();
    }

    // Only where the limits of this user let such a queue be made.
    private void many() throws IOException {
        StagedQueue made;
        try {
            made = StagedQueue.create("/tour-many-", MANY, FEW_BYTES);
        } catch (QueueException tooLarge) {
            return;
        }
        try (StagedQueue queue = made) {
            select(queue);
            send(queue, MANY * 2 / 3);
            awaitWords("picture-count", MANY * 2 / 3 + " of 1,000");
            hand.picture("picture-many");
        }
    }

    private void select(StagedQueue queue) throws IOException {
        shell.space().acts().learn(queue.name());
        hand.await(queue.name(), "listed", q -> true);
        hand.select(queue.name());
    }

    private static void send(StagedQueue queue, int count) throws QueueException {
        for (int i = 0; i < count; i++) {
            String text = TEXTS.get(i % TEXTS.size());
            queue.send(new Message(PRIORITIES[i % PRIORITIES.length], text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void awaitWords(String id, String words) throws IOException {
        hand.await(
                id + " saying " + words,
                () -> ((Labeled) Objects.requireNonNull(shell.scene().lookup("#" + id)))
                        .getText()
                        .contains(words));
    }
}
