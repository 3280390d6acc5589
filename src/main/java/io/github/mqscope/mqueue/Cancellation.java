package io.github.mqscope.mqueue;

import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.SigSet;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import java.util.concurrent.locks.LockSupport;

/// The owner's way out of a blocked call: any thread may [#cancel] it at any moment.
///
/// A signal whose handler does nothing interrupts the call. It may come before the call has blocked and
/// would then be lost, so it is sent again until the call has returned. A message that arrives in that
/// moment is returned by the call like any other: cancelling never loses one. One use: a cancelled one
/// stays cancelled.
public final class Cancellation {
    private static final long AGAIN_NANOS = 200_000;
    private static final SigSet SIGNAL = SigSet.of(Signal.CANCEL);

    static {
        try {
            Signals.installInterrupter(Signal.CANCEL);
        } catch (ErrnoException e) {
            throw new IllegalStateException("cannot install the handler that interrupts blocked calls", e);
        }
    }

    private volatile boolean cancelled;
    private int tid; // The thread in a call, 0 for none. Guarded by this.

    /// One not yet used.
    public Cancellation() {}

    /// Asks the call to end. Returns when no call is under way: it was interrupted, or it had its result.
    public void cancel() {
        cancelled = true;
        while (interrupt()) {
            LockSupport.parkNanos(AGAIN_NANOS);
        }
    }

    /// Whether [#cancel] was called.
    public boolean isCancelled() {
        return cancelled;
    }

    // The signal is sent with the lock held, so that it never reaches the thread after the call.
    private synchronized boolean interrupt() {
        if (tid == 0) {
            return false;
        }
        try {
            Signals.tgkill(tid, Signal.CANCEL);
            return true;
        } catch (ErrnoException gone) {
            return false;
        }
    }

    // A signal that this thread blocks would never interrupt it, and cancel would try for ever.
    synchronized void enter() throws ErrnoException {
        Signals.unblock(SIGNAL);
        tid = Signals.gettid();
    }

    synchronized void exit() {
        tid = 0;
    }
}
