package io.github.mqscope.local;

import io.github.mqscope.model.ReceiveRequest;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import java.io.IOException;

/// Receives as a [ReceiveRequest] says, on the thread of its call.
record ReceiveWork(QueueAccess access, ReceiveRequest request, LocalQueueActs acts, LocalCall call)
        implements LocalQueueActs.QueueWork {
    @Override
    public void run() throws IOException {
        boolean nonBlocking = request.waiting() instanceof Waiting.NonBlocking;
        try (MessageQueue queue = access.open(request.target(), Access.READ, nonBlocking);
                Receiver receiver = acts.receiver(
                        queue, request.buffer().orElse(queue.attributes().msgsize()))) {
            boolean came = true;
            while (came && call.messages() < wanted() && !call.cancellation().isCancelled()) {
                came = receiver.next(buffer -> one(queue, buffer), this::received);
            }
        }
    }

    private void received(Message message) throws IOException {
        call.inJournal(true); // Where it may be.
        acts.received(request.target(), message);
        call.inJournal(false);
        call.counted();
    }

    private long wanted() {
        return switch (request.amount()) {
            case ONE -> 1;
            case COUNT -> request.count();
            case DRAIN, FOLLOW -> Long.MAX_VALUE;
        };
    }

    // False when a drain has found the queue empty.
    private boolean one(MessageQueue queue, MessageBuffer buffer) throws QueueException {
        if (request.amount() == ReceiveRequest.Amount.DRAIN) {
            return queue.tryReceive(buffer);
        }
        call.enterCall();
        if (request.waiting() instanceof Waiting.Timed(var timeout)) {
            if (!queue.tryReceive(buffer, timeout, call.cancellation())) {
                throw LocalQueueActs.timedOut(queue, "mq_timedreceive", timeout);
            }
        } else {
            queue.receive(buffer, call.cancellation());
        }
        call.exitCall();
        return true;
    }
}
