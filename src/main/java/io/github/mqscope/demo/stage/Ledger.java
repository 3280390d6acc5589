package io.github.mqscope.demo.stage;

import io.github.mqscope.demo.peer.Reply;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.text.Escaped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What must be in a queue by the calls that were made on it: what was sent less what was received.
final class Ledger {
    private static final int TEXT_LIMIT = 48;

    private final List<StagedCall> sent = new ArrayList<>();

    private Ledger() {}

    /// Adds up calls, the oldest first. A message sent last before one that overtook it stands where it was begun.
    static Ledger of(List<StagedCall> calls, QueueName queue) {
        Ledger ledger = new Ledger();
        List<StagedCall> done = calls.stream()
                .filter(call -> call.queue().filter(queue::equals).isPresent())
                .filter(call -> call.reply().filter(Reply::isDone).isPresent())
                .toList();
        done.stream().filter(call -> call.payload().isPresent()).forEach(ledger.sent::add);
        done.stream().filter(call -> call.name().endsWith("receive")).forEach(ledger::take);
        return ledger;
    }

    private void take(StagedCall receive) {
        Reply reply = receive.reply().orElseThrow();
        byte[] body = reply.bytes(1);
        sent.stream()
                .filter(send -> isOf(send, (int) reply.number(0), body))
                .findFirst()
                .ifPresent(sent::remove);
    }

    private static boolean isOf(StagedCall send, int priority, byte[] body) {
        StagedCall.Payload payload = send.payload().orElseThrow();
        return payload.priority() == priority && Arrays.equals(payload.body(), body);
    }

    /// The messages in receive order.
    List<DrawnMessage> tiles() {
        return sent.stream()
                .map(Ledger::tile)
                .sorted(Comparator.comparingInt(DrawnMessage::priority).reversed())
                .toList();
    }

    /// The same as values that can be sent.
    List<Message> messages() {
        return sent.stream()
                .map(send -> send.payload().orElseThrow())
                .map(payload -> new Message(payload.priority(), payload.body()))
                .sorted(Comparator.comparingInt(Message::priority).reversed())
                .toList();
    }

    /// Who sent a message that is in the queue.
    String sender(int priority, byte[] body) {
        return sent.stream()
                .filter(send -> isOf(send, priority, body))
                .map(StagedCall::actor)
                .findFirst()
                .orElse("");
    }

    private static DrawnMessage tile(StagedCall send) {
        StagedCall.Payload payload = send.payload().orElseThrow();
        return new DrawnMessage(
                send.begunNanos(),
                payload.priority(),
                payload.body().length,
                Escaped.of(payload.body(), TEXT_LIMIT),
                send.actor());
    }
}
