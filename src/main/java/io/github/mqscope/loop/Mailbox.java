package io.github.mqscope.loop;

import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.EventFd;
import io.github.mqscope.sys.Fd;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// Work posted to the loop, and the eventfd that wakes it: once for any number of posts.
final class Mailbox implements AutoCloseable {
    /// Pieces of work that may wait.
    static final int CAPACITY = 1024;

    private final BlockingQueue<Runnable> work = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicBoolean woken = new AtomicBoolean();
    private final EventFd wakeUp = new EventFd();
    private final FaultListener faults;
    private volatile boolean stopped;

    Mailbox(FaultListener faults) throws ErrnoException {
        this.faults = faults;
    }

    boolean post(Runnable piece) {
        boolean taken = !stopped && work.offer(piece);
        if (taken) {
            wake();
        }
        return taken;
    }

    /// Wakes the loop and lets no more work run.
    void stop() {
        stopped = true;
        wake();
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                wakeUp.signal();
            } catch (ErrnoException closed) {
                // The loop has ended: there is nobody to wake.
            }
        }
    }

    // At most what can wait, so that work that posts work cannot hold the loop.
    void deliver() throws ErrnoException {
        wakeUp.read();
        woken.set(false);
        for (int i = 0; i < CAPACITY && !stopped; i++) {
            Runnable piece = work.poll();
            if (piece == null) {
                return;
            }
            run(piece);
        }
        wake();
    }

    // One failed piece of work must not cost the others theirs.
    private void run(Runnable piece) {
        try {
            piece.run();
        } catch (Throwable e) {
            faults.failed("posted work", e);
        }
    }

    Fd fd() {
        return wakeUp;
    }

    @Override
    public void close() {
        wakeUp.close();
    }
}
