package io.github.mqscope.mqueue;

import io.github.mqscope.model.queue.Notice;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.SigSet;
import io.github.mqscope.sys.Sigevent;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.SignalFd;
import io.github.mqscope.sys.Signals;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// SIGEV_SIGNAL with a real-time signal of its own, read from a signalfd: tells the sender.
///
/// Each registration of this process takes another signal, for whoever reads a signalfd takes the signal from all
/// others. Only signals that every thread blocks will do: one that some thread does not block would end the process.
final class SignalEngine implements NotificationEngine {
    private static final int FIRST = Signal.FIRST_REAL_TIME;
    private static final int LAST = Signal.LAST_REAL_TIME;
    private static final Set<Integer> TAKEN = new TreeSet<>(); // Guarded by itself.

    private final int signal;
    private final SignalFd signals;

    private SignalEngine(int signal, SignalFd signals) {
        this.signal = signal;
        this.signals = signals;
    }

    /// With the first signal that is free.
    /// @return empty where this process was started without blocking one, or all are taken
    static Optional<SignalEngine> open() throws IOException {
        synchronized (TAKEN) {
            for (int signal = FIRST; signal <= LAST; signal++) {
                if (isUsable(signal)) {
                    return Optional.of(take(signal));
                }
            }
        }
        return Optional.empty();
    }

    /// With this one.
    /// @return empty where it is not blocked, taken, or none of ours to use
    static Optional<SignalEngine> open(int signal) throws IOException {
        synchronized (TAKEN) {
            boolean ours = signal >= FIRST && signal <= LAST;
            return ours && isUsable(signal) ? Optional.of(take(signal)) : Optional.empty();
        }
    }

    private static SignalEngine take(int signal) throws ErrnoException {
        SignalEngine engine = new SignalEngine(signal, new SignalFd(SigSet.of(signal)));
        TAKEN.add(signal);
        return engine;
    }

    private static boolean isUsable(int signal) throws IOException {
        return signal != Signal.CANCEL
                && !TAKEN.contains(signal)
                && Signals.blocked().containsAll(SigSet.of(signal))
                && Signals.blockedByAllThreads(SigSet.of(signal));
    }

    int signal() {
        return signal;
    }

    @Override
    public Optional<Fd> fd() {
        return Optional.of(signals);
    }

    @Override
    public void register(int mqd, int value) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            Mq.notify(
                    mqd,
                    Sigevent.of(arena, Sigevent.SIGEV_SIGNAL, signal, value).address());
        }
    }

    // Anybody may send the signal by kill(2) or sigqueue(3): what no queue sent is passed over.
    @Override
    public Optional<Told> next() throws ErrnoException {
        Optional<SignalFd.Info> info = signals.read();
        while (info.isPresent() && info.get().code() != SignalFd.SI_MESGQ) {
            info = signals.read();
        }
        return info.map(i -> new Told(i.value(), true, Optional.of(new Notice.Sender(i.pid(), i.uid()))));
    }

    // What is still pending must not reach the next who takes the signal.
    @Override
    public void close() {
        try {
            while (signals.read().isPresent()) {}
        } catch (ErrnoException closed) {
            // There is nobody left to tell.
        }
        signals.close();
        synchronized (TAKEN) {
            TAKEN.remove(signal);
        }
    }
}
