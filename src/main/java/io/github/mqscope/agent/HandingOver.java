package io.github.mqscope.agent;

import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.space.Recipient;
import java.io.IOException;
import java.io.InterruptedIOException;

/// Hands received messages to the near end: each is on its way until that says that it has it.
public final class HandingOver implements Recipient {
    private Runnable news = () -> {}; // Under this object's lock, as all.
    private long had;
    private boolean over;

    /// Who is told that there is a message to be told.
    synchronized void begin(Runnable teller) {
        news = teller;
    }

    /// The near end has all up to a number.
    synchronized void had(long number) {
        had = Math.max(had, number);
        notifyAll();
    }

    /// The connection is over.
    synchronized void end() {
        over = true;
        notifyAll();
    }

    @Override
    public synchronized void take(SeenMessage message) throws IOException {
        news.run();
        try {
            while (had < message.number() && !over) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        if (had < message.number()) {
            throw new IOException("the connection was lost before the other end had the message");
        }
    }
}
