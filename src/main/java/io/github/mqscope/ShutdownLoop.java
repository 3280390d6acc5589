package io.github.mqscope;

import io.github.mqscope.log.Threads;
import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.loop.FaultListener;
import io.github.mqscope.loop.SignalMask;
import io.github.mqscope.sys.ErrnoException;

/// A loop that waits for the signals which end a window, where its queues are watched by another process.
final class ShutdownLoop implements AutoCloseable {
    private final EventLoop loop;
    private final Thread thread;

    /// @param ended is called on the loop's thread when it has ended
    ShutdownLoop(FaultListener faults, Runnable ended) throws ErrnoException {
        loop = new EventLoop(faults);
        loop.onStop(ended);
        loop.onSignals(SignalMask.SHUTDOWN, signal -> loop.stop());
        thread = Threads.lasting("loop").start(loop::run);
    }

    /// Asks it to end.
    void stop() {
        loop.stop();
    }

    @Override
    public void close() {
        loop.stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
