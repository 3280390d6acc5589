package io.github.mqscope.local;

import io.github.mqscope.drain.JournaledMove;
import io.github.mqscope.drain.Journals;
import io.github.mqscope.model.MoveRequest;
import io.github.mqscope.model.SeenLog;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageQueue;
import java.io.IOException;
import java.time.Duration;

/// Receives from one queue and sends to another, one message at a time, on the thread of its call.
///
/// It takes a message only when there is room for it, so that it seldom waits with one in hand. That one is in a
/// journal meanwhile, and stays there where it cannot be sent after all: it is then a [Leftover].
record MoveWork(QueueAccess access, Journals journals, MoveRequest request, SeenLog seen, LocalCall call)
        implements LocalQueueActs.QueueWork {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    @Override
    public void run() throws IOException, InterruptedException {
        try (MessageQueue to = access.open(request.to(), Access.WRITE, false);
                MessageQueue from = access.open(request.from(), Access.READ, true);
                JournaledMove transit = JournaledMove.between(from, journals)) {
            while (call.messages() < request.count() && awaitRoom(to) && transit.take()) {
                put(to, transit);
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

    // Where it throws, the message in hand stays in the journal.
    private void put(MessageQueue to, JournaledMove transit) throws IOException {
        Message inHand = transit.message();
        call.inJournal(true);
        if (inHand.size() > to.attributes().msgsize()) {
            throw new QueueException(QueueFailure.tooLong("mq_send", to.name(), inHand.size(), to.attributes()));
        }
        call.enterCall();
        transit.send(to, call.cancellation());
        call.exitCall();
        call.inJournal(false);
        call.counted();
        seen.add(request.to(), true, inHand);
    }
}
