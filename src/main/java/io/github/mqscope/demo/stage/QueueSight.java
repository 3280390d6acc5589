package io.github.mqscope.demo.stage;

import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.peek.PeekRequest;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.probe.Peek;
import io.github.mqscope.text.Escaped;
import java.util.List;
import java.util.Optional;

/// The lesson's own descriptor of a queue, from which its claims are read. It is never registered for notification
/// and in no epoll set, so reading from it and closing it changes nothing for the others.
final class QueueSight implements AutoCloseable {
    private static final int TEXT_LIMIT = 48;

    private final MessageQueue queue;
    private final Optional<Peek> peek;

    private QueueSight(MessageQueue queue, Optional<Peek> peek) {
        this.queue = queue;
        this.peek = peek;
    }

    /// Opens it, if there is a queue of that name.
    static Optional<QueueSight> open(QueueName name, Optional<Peek> peek) throws QueueException {
        try {
            return Optional.of(new QueueSight(
                    QueueOpen.of(name).access(Access.READ_WRITE).nonBlocking().open(), peek));
        } catch (QueueException e) {
            if (e.failure().is(Cause.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    MessageQueue queue() {
        return queue;
    }

    QueueAttributes attributes() throws QueueException {
        return queue.attributes();
    }

    QueueStatus status() throws QueueException {
        return queue.status();
    }

    /// Whether its name still leads to it.
    boolean isLinked() throws QueueException {
        try (MessageQueue now =
                QueueOpen.of(queue.name()).access(Access.READ).nonBlocking().open()) {
            return now.key().equals(queue.key());
        } catch (QueueException e) {
            return false;
        }
    }

    Contents contents(List<StagedCall> calls) throws QueueException {
        Ledger ledger = Ledger.of(calls, queue.name());
        Optional<List<DrawnMessage>> peeked = peeked(ledger);
        if (peeked.isPresent()) {
            return new Contents(peeked.get(), Contents.Source.PEEK, true);
        }
        List<DrawnMessage> tiles = ledger.tiles();
        return new Contents(
                tiles, Contents.Source.OWN_CALLS, tiles.size() == attributes().curmsgs());
    }

    private Optional<List<DrawnMessage>> peeked(Ledger ledger) throws QueueException {
        if (peek.isEmpty()) {
            return Optional.empty();
        }
        var contents = peek.get().contents(queue, PeekRequest.all(TEXT_LIMIT));
        return contents.settled()
                ? Optional.of(contents.messages().stream()
                        .map(message -> tile(message, ledger))
                        .toList())
                : Optional.empty();
    }

    private static DrawnMessage tile(PeekedMessage message, Ledger ledger) {
        return new DrawnMessage(
                message.identity(),
                message.priority(),
                message.size(),
                Escaped.of(message.preview(), TEXT_LIMIT),
                ledger.sender(message.priority(), message.preview()));
    }

    @Override
    public void close() {
        queue.close();
    }
}
