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
import java.util.Optional;
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
    public EventLoop(FaultListener faults) throws ErrnoException {
        this.faults = faults;
        this.epoll = new Epoll(EVENTS_AT_ONCE);
        this.slots = new Slots(epoll);
        this.mailbox = new Mailbox(faults);
        Registration _ = watch(mailbox.fd(), Epoll.EPOLLIN, events -> mailbox.deliver());
    }

    /// Watches a descriptor, which stays the caller's to close, after its registration.
    /// @param interest EPOLLIN, EPOLLOUT, EPOLLET, …
    public Registration watch(Fd fd, int interest, Handler handler) throws ErrnoException {
        return slots.add(fd, interest, handler, () -> {});
    }

    /// Calls `handler` every `interval` by a timerfd that goes with the registration.
    public Registration every(Duration interval, TickHandler handler) throws ErrnoException {
        TimerFd timer = new TimerFd();
        try {
            timer.settime(interval.toNanos(), interval.toNanos());
            return slots.add(timer.fd(), Epoll.EPOLLIN, events -> tick(timer, handler), timer::close);
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
            return slots.add(signals.fd(), Epoll.EPOLLIN, events -> deliver(signals, handler), signals::close);
        } catch (ErrnoException e) {
            signals.close();
            throw e;
        }
    }

    private static void deliver(SignalFd signals, SignalHandler handler) throws IOException {
        Optional<SignalFd.Info> signal;
        while ((signal = signals.read()).isPresent()) {
            handler.signalled(signal.get());
        }
    }

    /// Has `work` run on the loop's thread, in the order posted.
    /// @return false if [Mailbox#CAPACITY] pieces of work wait already, or the loop has stopped
    public boolean post(Runnable work) {
        return !stopping && mailbox.post(work);
    }

    /// Has `action` run on the loop's thread when it stops, those added last first.
    public void onStop(Runnable action) {
        synchronized (onStop) {
            onStop.push(action);
        }
    }

    /// Runs the loop on this thread until [#stop]; then its stop actions, and closes everything.
    public void run() {
        thread = Thread.currentThread();
        try {
            while (!stopping) {
                turn();
            }
        } finally {
            runStopActions();
            close();
            thread = null;
        }
    }

    private void turn() {
        int ready;
        try {
            ready = epoll.await(-1);
        } catch (ErrnoException e) {
            faults.failed("epoll_wait", e);
            stopping = true;
            return;
        }
        for (int i = 0; i < ready && !stopping; i++) {
            dispatch(epoll.data(i), epoll.events(i));
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever a handler throws costs it its registration, not the loop.
    private void dispatch(long data, int events) {
        Slots.Slot slot = slots.find(data);
        if (slot == null) {
            return;
        }
        try {
            slot.handler().ready(events);
        } catch (Exception e) {
            slot.close();
            faults.failed(slot.toString(), e);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // The next action runs whatever this one throws.
    private void runStopActions() {
        Runnable action;
        while ((action = nextStopAction()) != null) {
            try {
                action.run();
            } catch (Exception e) {
                faults.failed("stop action", e);
            }
        }
    }

    private @Nullable Runnable nextStopAction() {
        synchronized (onStop) {
            return onStop.poll();
        }
    }

    /// Asks the loop to stop after the handler that runs now. Any thread; idempotent.
    public void stop() {
        stopping = true;
        mailbox.wake();
    }

    /// The epoll descriptor: `/proc/self/fdinfo` of it lists all that is watched.
    public Fd epollFd() {
        return epoll.fd();
    }

    /// How many descriptors are watched, the wake-up's included.
    public int registered() {
        return slots.size();
    }

    /// Whether this is the thread that runs the loop.
    public boolean isLoopThread() {
        return Thread.currentThread() == thread;
    }

    /// Closes what is registered, the last first. Done by [#run] at its end; for a loop that never ran.
    @Override
    public void close() {
        stopping = true;
        if (!closed) {
            closed = true;
            slots.closeAll();
            mailbox.close();
            epoll.close();
        }
    }
}
