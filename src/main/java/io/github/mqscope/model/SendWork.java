package io.github.mqscope.model;

import io.github.mqscope.mqueue.Access;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueException;

/// Sends as a [SendRequest] says, on the thread of its call.
record SendWork(QueueAccess access, SendRequest request, SeenLog seen, PendingCall call)
        implements LocalQueueActs.QueueWork {
    @Override
    public void run() throws QueueException, InterruptedException {
        boolean nonBlocking = request.waiting() instanceof Waiting.NonBlocking;
        try (MessageQueue queue = access.open(request.target(), Access.WRITE, nonBlocking);
                MessageBuffer buffer = new MessageBuffer(request.message().size())) {
            buffer.set(request.message());
            for (long i = 0; i < request.count() && !call.cancellation().isCancelled(); i++) {
                if (i > 0 && call.pause(request.interval())) {
                    return;
                }
                one(queue, buffer);
            }
        }
    }

    private void one(MessageQueue queue, MessageBuffer buffer) throws QueueException {
        call.enterCall();
        if (request.waiting() instanceof Waiting.Timed(var timeout)) {
            if (!queue.trySend(buffer, timeout, call.cancellation())) {
                throw LocalQueueActs.timedOut(queue, "mq_timedsend", timeout);
            }
        } else {
            queue.send(buffer, call.cancellation());
        }
        call.exitCall();
        call.counted();
        seen.add(request.target(), true, request.message());
    }
}
