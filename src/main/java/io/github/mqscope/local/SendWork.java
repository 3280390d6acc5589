package io.github.mqscope.local;

import io.github.mqscope.model.SeenLog;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.template.Occurrence;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/// Sends as a [SendRequest] says, on the thread of its call.
record SendWork(QueueAccess access, SendRequest request, SeenLog seen, LocalCall call)
        implements LocalQueueActs.QueueWork {
    @Override
    public void run() throws QueueException, InterruptedException {
        boolean nonBlocking = request.waiting() instanceof Waiting.NonBlocking;
        try (MessageQueue queue = access.open(request.target(), Access.WRITE, nonBlocking)) {
            QueueAttributes attributes = queue.attributes();
            try (MessageBuffer buffer = new MessageBuffer(attributes.msgsize())) {
                sendAll(queue, buffer);
            }
        }
    }

    private void sendAll(MessageQueue queue, MessageBuffer buffer) throws QueueException, InterruptedException {
        SplittableRandom chance = new SplittableRandom();
        Tempo tempo = new Tempo(request.interval());
        for (long number = 1; number <= request.count(); number++) {
            Duration pause = tempo.untilNext(System.nanoTime());
            if (call.cancellation().isCancelled() || (pause.isPositive() && call.pause(pause))) {
                return;
            }
            one(queue, buffer, request.messages().message(new Occurrence(number, Instant.now(), chance)));
        }
    }

    private void one(MessageQueue queue, MessageBuffer buffer, Message message) throws QueueException {
        if (message.size() > buffer.capacity()) {
            throw new QueueException(
                    QueueFailure.tooLong(call.call(), queue.name(), message.size(), queue.attributes()));
        }
        buffer.set(message);
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
        seen.add(request.target(), true, message);
    }
}
