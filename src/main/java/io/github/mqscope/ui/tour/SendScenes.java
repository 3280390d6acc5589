package io.github.mqscope.ui.tour;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.ui.shell.Shell;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.TextInputControl;

/// The send panel at work: a template at a rate, what was sent, a burst that fills the queue, a copy, a move,
/// and the question before a drain.
record SendScenes(Shell shell, WindowDriver hand) {
    void play(QueueName name) throws IOException {
        hand.act(() -> shell.hands().getSelectionModel().select(0));
        type("#send-text", "{\"id\": {counter:5}, \"at\": \"{time:iso}\", \"w\": {random:100..800}}");
        type("#send-priority", "0..7");
        hand.press("#send-rate");
        type("#send-count", "4");
        type("#send-per-second", "20");
        hand.press("#send");
        hand.await(name, "sent to at a rate", q -> q.depth() >= 4);
        hand.picture("send-template");
        hand.press("#send-burst");
        type("#send-count", "100");
        hand.press("#send");
        hand.await(name, "full after a burst", q -> q.depth() >= 8);
        hand.picture("send-burst-blocked");
        hand.press("#send-calls .call-button");
        hand.act(() -> shell.actions().run("message.recent"));
        hand.awaitSight("#shelf");
        hand.picture("send-recent");
        hand.press("#shelf-back");
        hand.act(() -> shell.actions().run("queue.move"));
        hand.awaitSight("#transfer-act");
        hand.picture("move");
        hand.act(() -> shell.sheets().hide());
        hand.act(() -> shell.composer().copyTo(List.of(lastSeen()), Optional.empty()));
        hand.awaitSight("#transfer-act");
        hand.picture("copy");
        hand.act(() -> shell.sheets().hide());
        hand.act(() -> shell.actions().run("queue.drain"));
        hand.awaitSight("#sheet-act");
        hand.picture("drain");
        hand.press("#sheet-act");
        hand.await(name, "drained", q -> q.depth() == 0);
        hand.picture("drained");
    }

    private Message lastSeen() {
        QueueKey key = Objects.requireNonNull(shell.selection().key().get());
        return shell.space().acts().seen().of(key).getLast().message();
    }

    private void type(String selector, String text) throws IOException {
        hand.act(() -> ((TextInputControl) Objects.requireNonNull(shell.scene().lookup(selector))).setText(text));
    }
}
