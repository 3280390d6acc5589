package io.github.mqscope.local;

import io.github.mqscope.mqueue.MessageBuffer;
import java.io.IOException;

/// A receiver without a journal.
record MemoryReceiver(MessageBuffer buffer) implements Receiver {
    @Override
    public boolean next(Call call, Taker taker) throws IOException {
        boolean came = call.into(buffer);
        if (came) {
            taker.take(buffer.message());
        }
        return came;
    }

    @Override
    public void close() {
        buffer.close();
    }
}
