package io.github.mqscope.model;

import io.github.mqscope.mqueue.Access;
import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueException;
import io.github.mqscope.mqueue.QueueFailure;
import java.time.Duration;

/// Receives from one queue and sends to another, one message at a time, on the thread of its call.
///
/// It takes a message only when there is room for it, so that it seldom waits with one in hand. Where that one
/// cannot be sent after all it goes into the bin: nothing is lost.
record MoveWork(QueueAccess access, MoveRequest request, SeenLog seen, PendingCall call)
        implements LocalQueueActs.QueueWork {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    @Override
    public void run() throws QueueException, InterruptedException {
        try (MessageQueue to = access.open(request.to(), Access.WRITE, false);
                MessageQueue from = access.open(request.from(), Access.READ, true);
                MessageBuffer buffer = new MessageBuffer(from.attributes().msgsize())) {
            while (call.messages() < request.count() && awaitRoom(to) && from.tryReceive(buffer)) {
                put(to, buffer);
            }
        }
    }

    // False when cancelled.
    private boolean awaitRoom(MessageQueue to) throws QueueException, InterruptedException {
        if (call.cancellation().isCancelled()) {
            return false;
        }
        if (to.attributes().isFull()) {
            call.enterCall();
            while (to.attributes().isFull()) {
                if (call.pause(LOOK_AGAIN)) {
                    call.exitCall();
                    return false;
                }
            }
            call.exitCall();
        }
        return true;
    }

    private void put(MessageQueue to, MessageBuffer buffer) throws QueueException {
        Message inHand = buffer.message();
        boolean sent = false;
        try {
            if (inHand.size() > to.attributes().msgsize()) {
                throw new QueueException(
                        QueueFailure.MessageTooLong.of("mq_send", to.name(), inHand.size(), to.attributes()));
            }
            call.enterCall();
            to.send(buffer, call.cancellation());
            sent = true;
        } finally {
            if (!sent) {
                seen.add(request.from(), false, inHand);
                call.binned();
            }
        }
        call.exitCall();
        call.counted();
        seen.add(request.to(), true, inHand);
    }
}
