package io.github.mqscope.loop;

import io.github.mqscope.log.Threads;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.SignalFd;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/// A loop on a thread of its own beside a command that may block: it hears what should end the command.
public final class CommandLoop implements AutoCloseable {
    private static final Duration END_LIMIT = Duration.ofSeconds(2);

    private final EventLoop loop;
    private final Thread thread;

    /// A loop that does not run yet.
    public CommandLoop(FaultListener faults) throws IOException {
        loop = new EventLoop(faults);
        thread = Threads.daemon("loop").unstarted(loop::run);
    }

    /// The loop, for whatever else the command watches.
    public EventLoop loop() {
        return loop;
    }

    /// Tells of each signal of [SignalMask#SHUTDOWN], in words.
    public void onShutdown(Consumer<String> told) throws IOException {
        loop.onSignals(SignalMask.SHUTDOWN, signal -> told.accept(words(signal)));
    }

    private static String words(SignalFd.Info signal) {
        return Signal.name(signal.signal()) + " from process " + signal.pid() + " of user " + signal.uid();
    }

    /// Tells when nobody reads any more what is written to a pipe, socket or terminal. A file, which cannot
    /// be watched, has always a reader.
    public void onHangup(int descriptor, Runnable gone) throws IOException {
        try {
            Registration _ = loop.watchOnce(new Fd(descriptor), 0, events -> gone.run());
        } catch (ErrnoException e) {
            if (!e.is(Errno.EPERM)) {
                throw e;
            }
        }
    }

    /// Calls once, on the loop's thread, after a time.
    public void after(Duration time, Runnable work) throws IOException {
        Registration _ = loop.after(time, work);
    }

    /// Begins to listen.
    public void start() {
        thread.start();
    }

    /// Stops, and waits for the thread's end for a bounded time.
    @Override
    public void close() {
        loop.close();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            boolean _ = thread.join(END_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
