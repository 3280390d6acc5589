package io.github.mqscope.loop;

import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.sys.SigSet;
import io.github.mqscope.sys.SignalFd;
import io.github.mqscope.sys.TimerFd;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The loop: waits on one epoll set and calls the handler of whatever is ready, on the thread that runs it.
public final class EventLoop implements AutoCloseable {
    private static final int EVENTS_AT_ONCE = 256;

    private final Epoll epoll;
    private final Slots slots;
    private final Mailbox mailbox;
    private final FaultListener faults;
    private final Deque<Runnable> onStop = new ArrayDeque<>();
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;
    private boolean closed;

    /// A loop with nothing to watch but its own wake-up.
    public EventLoop(FaultListener listener) throws ErrnoException {
        this.faults = new SafeFaultListener(listener);
        this.mailbox = new Mailbox(faults);
        try {
            this.epoll = new Epoll(EVENTS_AT_ONCE);
        } catch (ErrnoException e) {
            mailbox.close();
            throw e;
        }
        this.slots = new Slots(epoll);
        watchMailbox();
    }

    private void watchMailbox() throws ErrnoException {
        try {
            Registration _ = watch(mailbox.fd(), Epoll.EPOLLIN, events -> mailbox.deliver());
        } catch (ErrnoException e) {
            close();
            throw e;
        }
    }

    /// Watches a descriptor, which stays the caller's to close, after its registration.
    /// @param interest EPOLLIN, EPOLLOUT, EPOLLET, …
    public Registration watch(Fd fd, int interest, Handler handler) throws ErrnoException {
        return slots.add(fd, interest, handler, () -> {});
    }

    /// As [#watch], until `handler` is called for the first time.
    public Registration watchOnce(Fd fd, int interest, Handler handler) throws ErrnoException {
        return slots.addOnce(fd, interest, handler, () -> {});
    }

    /// Calls `work` once, after `delay`, by a timerfd that goes with the registration.
    public Registration after(Duration delay, Runnable work) throws ErrnoException {
        TimerFd timer = new TimerFd();
        try {
            timer.settime(Math.max(1, delay.toNanos()), 0);
            return slots.addOnce(timer, Epoll.EPOLLIN, events -> work.run(), timer::close);
        } catch (ErrnoException e) {
            timer.close();
            throw e;
        }
    }

    /// Calls `handler` every `interval` by a timerfd that goes with the registration.
    public Registration every(Duration interval, TickHandler handler) throws ErrnoException {
        TimerFd timer = new TimerFd();
        try {
            timer.settime(interval.toNanos(), interval.toNanos());
            return slots.add(timer, Epoll.EPOLLIN, events -> tick(timer, handler), timer::close);
        } catch (ErrnoException e) {
            timer.close();
            throw e;
        }
    }

    private static void tick(TimerFd timer, TickHandler handler) throws IOException {
        long expirations = timer.read();
        if (expirations > 0) {
            handler.tick(expirations);
        }
    }

    /// Calls `handler` for each signal of `set`, by a signalfd that goes with the registration. The caller
    /// has seen to it that every thread blocks them.
    public Registration onSignals(SigSet set, SignalHandler handler) throws ErrnoException {
        SignalFd signals = new SignalFd(set);
        try {
            return slots.add(signals, Epoll.EPOLLIN, events -> deliver(signals, handler), signals::close);
        } catch (ErrnoException e) {
            signals.close();
            throw e;
        }
    }

    // One a turn: the handler may have closed the registration, or stopped the loop.
    private static void deliver(SignalFd signals, SignalHandler handler) throws IOException {
        var signal = signals.read();
        if (signal.isPresent()) {
            handler.signalled(signal.get());
        }
    }

    /// Has `work` run on the loop's thread, in the order posted.
    /// @return false if [Mailbox#CAPACITY] pieces of work wait already, or the loop has stopped
    public boolean post(Runnable work) {
        return mailbox.post(work);
    }

    /// Has `action` run on the loop's thread when it stops, those added last first.
    public void onStop(Runnable action) {
        synchronized (onStop) {
            onStop.push(action);
        }
    }

    /// Runs the loop on this thread until [#stop]; then its stop actions, and closes everything.
    /// Returns at once where it was stopped or closed before. A loop runs once.
    public void run() {
        if (!begin()) {
            return;
        }
        try {
            while (!stopping) {
                turn();
            }
            runStopActions();
        } finally {
            release();
            thread = null;
        }
    }

    private synchronized boolean begin() {
        if (thread != null) {
            throw new IllegalStateException("the loop runs already");
        }
        if (!closed) {
            thread = Thread.currentThread();
        }
        return !closed;
    }

    private void turn() {
        int ready;
        try {
            ready = epoll.await(-1);
        } catch (ErrnoException e) {
            faults.failed("epoll_wait", e);
            stop();
            return;
        }
        for (int i = 0; i < ready && !stopping; i++) {
            dispatch(epoll.data(i), epoll.events(i));
        }
    }

    private void dispatch(long data, int events) {
        Slots.Slot slot = slots.find(data);
        if (slot == null) {
            return;
        }
        try {
            slot.ready(events);
        } catch (Throwable e) {
            faults.failed(slot.toString(), e);
            slot.close();
        }
    }

    private void runStopActions() {
        Runnable action;
        while ((action = nextStopAction()) != null) {
            try {
                action.run();
            } catch (Throwable e) {
                faults.failed("stop action", e);
            }
        }
    }

    private @Nullable Runnable nextStopAction() {
        synchronized (onStop) {
            return onStop.poll();
        }
    }

    /// Asks the loop to stop after the handler or the posted work that runs now. Any thread; idempotent.
    public void stop() {
        stopping = true;
        mailbox.stop();
    }

    /// The epoll descriptor: `/proc/self/fdinfo` of it lists all that is watched.
    public Fd epollFd() {
        return epoll;
    }

    /// How many descriptors are watched, the wake-up's included.
    public int registered() {
        return slots.size();
    }

    /// Whether this is the thread that runs the loop.
    public boolean isLoopThread() {
        return Thread.currentThread() == thread;
    }

    /// Stops a loop that runs, which then closes itself; closes at once one that does not. Any thread.
    @Override
    public synchronized void close() {
        stop();
        if (thread == null) {
            release();
        }
    }

    // What is registered goes the last first.
    private synchronized void release() {
        if (!closed) {
            closed = true;
            slots.closeAll();
            mailbox.close();
            epoll.close();
        }
    }
}
