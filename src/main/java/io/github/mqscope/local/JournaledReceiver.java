package io.github.mqscope.local;

import io.github.mqscope.drain.JournaledMove;
import java.io.IOException;

/// A receiver with a journal.
///
/// @param far whether the taker may have a message that he does not say he has
record JournaledReceiver(JournaledMove transit, boolean far) implements Receiver {
    @Override
    public boolean next(Call call, Taker taker) throws IOException {
        boolean came = transit.take(call::into);
        if (came && far) {
            transit.handFar(buffer -> taker.take(buffer.message()));
        } else if (came) {
            transit.handOver(buffer -> taker.take(buffer.message()));
        }
        return came;
    }

    @Override
    public void close() {
        try {
            transit.close();
        } catch (IOException stays) {
            // The file is there still: without a message it goes at the next start, and one in it is offered then.
        }
    }
}
