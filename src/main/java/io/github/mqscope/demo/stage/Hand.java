package io.github.mqscope.demo.stage;

import io.github.mqscope.demo.peer.Reply;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Makes calls on the lesson's queue from this process, without waiting, and logs them with the others.
final class Hand {
    private static final int TEXT_LIMIT = 40;

    private final Stage stage;
    private final String name;

    /// @param name what the calls are logged under
    Hand(Stage stage, String name) {
        this.stage = stage;
        this.name = name;
    }

    /// Sends, unless the queue is full.
    boolean send(Message message) throws IOException {
        MessageQueue queue = stage.sight().queue();
        String text = "mq_send(q, \"" + Escaped.of(message.body(), TEXT_LIMIT) + "\", " + message.size() + ", "
                + message.priority() + ")";
        try (MessageBuffer buffer = new MessageBuffer(message.size())) {
            long begun = System.nanoTime();
            boolean sent = queue.trySend(buffer.set(message));
            var payload = new StagedCall.Payload(message.priority(), message.body());
            log(text, queue, Optional.of(payload), sent, 0, "", System.nanoTime() - begun);
            return sent;
        }
    }

    /// Receives, unless the queue is empty.
    boolean receive() throws IOException {
        MessageQueue queue = stage.sight().queue();
        try (MessageBuffer buffer = queue.newBuffer()) {
            long begun = System.nanoTime();
            boolean received = queue.tryReceive(buffer);
            long nanos = System.nanoTime() - begun;
            Message message = received ? buffer.message() : new Message(0, new byte[0]);
            String detail = message.priority() + " " + Base64.getEncoder().encodeToString(message.body());
            String text = "mq_receive(q, buffer, " + buffer.capacity() + ", &priority)";
            log(text, queue, Optional.empty(), received, message.size(), detail, nanos);
            return received;
        }
    }

    private void log(
            String text,
            MessageQueue queue,
            Optional<StagedCall.Payload> payload,
            boolean done,
            long result,
            String detail,
            long nanos) {
        Optional<Errno> errno = done ? Optional.empty() : Optional.of(Errno.EAGAIN);
        Reply reply = new Reply(done ? result : -1, errno, nanos, detail);
        stage.add(new StagedCall(
                name, text, Optional.of(queue.name()), payload, CompletableFuture.completedFuture(reply)));
    }
}
