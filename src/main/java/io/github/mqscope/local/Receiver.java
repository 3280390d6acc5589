package io.github.mqscope.local;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import java.io.IOException;

/// Takes messages out of a queue, one at a time, into the hands of whoever asked for them, see also
/// [KeptJournals#receiver]. For one thread.
public interface Receiver extends AutoCloseable {
    /// How a message is received: false if none came. It is given the buffer to receive into.
    @FunctionalInterface
    interface Call {
        boolean into(MessageBuffer buffer) throws QueueException;
    }

    /// Who asked for them; when this returns it has the message.
    @FunctionalInterface
    interface Taker {
        void take(Message message) throws IOException;
    }

    /// Receives a message and hands it over.
    /// @return false if none came
    boolean next(Call call, Taker taker) throws IOException;

    @Override
    void close();

    /// One that holds a message in memory meanwhile, for a taker that cannot fail.
    static Receiver inMemory(MessageQueue queue) throws QueueException {
        return new MemoryReceiver(queue.newBuffer());
    }
}
