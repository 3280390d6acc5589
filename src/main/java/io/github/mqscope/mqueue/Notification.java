package io.github.mqscope.mqueue;

import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Notice;
import io.github.mqscope.model.queue.NotifyVia;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.NotifySocket;
import io.github.mqscope.sys.Self;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// This process's registration for notification on a queue, see mq_notify(3).
///
/// A queue has room for one. It fires when a message comes to the empty queue and no receiver waits, and is then
/// used up. To lose nothing, [#rearm] first and only then drain the queue without waiting, until it is empty: a
/// message that comes between the two fires again; drained first, it would lie there untold.
///
/// ```java
/// try (Notification n = Notification.register(queue, NotifyVia.THREAD)) {
///     loop.watch(n.fd().orElseThrow(), Epoll.EPOLLIN, events -> n.read().ifPresent(…));
/// ```
///
/// While it is armed no descriptor of the queue that [MessageQueue#close] is called on is really closed, since
/// that would end the registration: it is closed once the registration is over. Safe for any number of threads;
/// nothing here blocks.
public final class Notification implements AutoCloseable {
    private final MessageQueue queue;
    private final QueueKey key;
    private final NotifyVia via;
    private final NotificationEngine engine;
    private boolean armed; // This and the next guarded by this.
    private int registrations;

    private Notification(MessageQueue queue, QueueKey key, NotifyVia via, NotificationEngine engine) {
        this.queue = queue;
        this.key = key;
        this.via = via;
        this.engine = engine;
    }

    /// Registers. The queue stays the caller's, in any access mode.
    /// @throws QueueException with [Cause#NOTIFICATION_TAKEN] where a process is registered, and with
    ///     [Cause#NO_SIGNAL] where this one was not started with a real-time signal blocked
    public static Notification register(MessageQueue queue, NotifyVia via) throws QueueException {
        return register(new Notification(queue, queue.key(), via, engine(queue, via)));
    }

    /// Registers by one real-time signal.
    /// @param signal of SIGRTMIN+1 to SIGRTMAX-4, blocked in every thread
    public static Notification register(MessageQueue queue, int signal) throws QueueException {
        QueueKey key = queue.key();
        NotificationEngine engine = bySignal(queue, () -> SignalEngine.open(signal));
        return register(new Notification(queue, key, NotifyVia.SIGNAL, engine));
    }

    private static Notification register(Notification notification) throws QueueException {
        try {
            notification.rearm();
            return notification;
        } catch (QueueException e) {
            notification.engine.close();
            throw e;
        }
    }

    private static NotificationEngine engine(MessageQueue queue, NotifyVia via) throws QueueException {
        return switch (via) {
            case SIGNAL -> bySignal(queue, SignalEngine::open);
            case THREAD -> bySocket(queue);
            case NONE -> new SilentEngine();
        };
    }

    private static NotificationEngine bySocket(MessageQueue queue) throws QueueException {
        try {
            return new SocketEngine(new NotifySocket());
        } catch (ErrnoException e) {
            throw Diagnosis.ofDescriptor(queue, e);
        }
    }

    private static NotificationEngine bySignal(MessageQueue queue, SignalSource source) throws QueueException {
        Optional<SignalEngine> engine;
        try {
            engine = source.open();
        } catch (IOException unreadableProc) {
            throw noSignal(queue);
        }
        return engine.orElseThrow(() -> noSignal(queue));
    }

    @FunctionalInterface
    private interface SignalSource {
        Optional<SignalEngine> open() throws IOException;
    }

    private static QueueException noSignal(MessageQueue queue) {
        return new QueueException(Cause.NO_SIGNAL.of(new FailedCall("mq_notify", queue.name(), Errno.EOPNOTSUPP)));
    }

    /// Registers again, after it was used up or removed.
    /// @throws QueueException with [Cause#NOTIFICATION_TAKEN] where somebody was quicker, or it is armed
    public synchronized void rearm() throws QueueException {
        try {
            int mqd = queue.fd().enter("mq_notify");
            try {
                int value = registrations + 1;
                DeferredClose.arm(key, () -> engine.register(mqd, value));
                registrations = value;
                armed = true;
            } finally {
                queue.fd().exit();
            }
        } catch (ErrnoException e) {
            throw Diagnosis.ofNotify(queue, e);
        }
    }

    /// The queue it was registered by.
    public MessageQueue queue() {
        return queue;
    }

    /// How it tells.
    public NotifyVia via() {
        return via;
    }

    /// The real-time signal in use, empty where it is none.
    public Optional<Integer> signal() {
        return engine instanceof SignalEngine signals ? Optional.of(signals.signal()) : Optional.empty();
    }

    /// The descriptor that becomes readable when [#read] has something to tell, level-triggered, for any epoll set;
    /// empty for [NotifyVia#NONE]. It stays this notification's.
    public Optional<Fd> fd() {
        return engine.fd();
    }

    /// Whether it is registered, as far as was read.
    public synchronized boolean isArmed() {
        return armed;
    }

    /// What became of it, if that was told.
    public synchronized Optional<Notice> read() throws QueueException {
        try {
            return engine.next().map(this::notice);
        } catch (ErrnoException e) {
            throw Diagnosis.ofDescriptor(queue, e);
        }
    }

    private Notice notice(NotificationEngine.Told told) {
        if (told.value() == registrations) {
            disarm();
        }
        return told.fired()
                ? new Notice.Fired(Instant.now(), told.sender())
                : new Notice.Removed(
                        Instant.now(), queue.fd().isClosed() ? Notice.Why.QUEUE_CLOSED : Notice.Why.DESCRIPTOR_CLOSED);
    }

    private void disarm() {
        if (armed) {
            armed = false;
            DeferredClose.disarm(key);
        }
    }

    /// Like [#read], and asks the queue whether the registration is still there, which only [NotifyVia#THREAD] is
    /// told of.
    ///
    /// Needs read access to the queue; without it this is [#read].
    public synchronized Optional<Notice> check() throws QueueException {
        boolean gone = armed && !isRegistered();
        Optional<Notice> told = read(); // After the look: the kernel tells before it forgets.
        if (told.isPresent() || !gone || !armed) {
            return told;
        }
        disarm();
        return Optional.of(new Notice.Removed(Instant.now(), whyGone()));
    }

    private boolean isRegistered() {
        try {
            return queue.status().notifyPid() == Self.pid();
        } catch (QueueException notReadable) {
            return !queue.fd().isClosed();
        }
    }

    private Notice.Why whyGone() {
        if (queue.fd().isClosed()) {
            return Notice.Why.QUEUE_CLOSED;
        }
        return via == NotifyVia.NONE ? Notice.Why.USED_UP : Notice.Why.NO_SIGNAL;
    }

    /// Ends the registration; it can be [#rearm]ed.
    /// @return what became of it: fired, where that was not read yet, removed by this call, or empty where it was
    ///     not armed
    public synchronized Optional<Notice> unregister() throws QueueException {
        Optional<Notice> told = check();
        if (!armed) {
            return told;
        }
        try {
            int mqd = queue.fd().enter("mq_notify");
            try {
                Mq.notify(mqd, 0);
            } finally {
                queue.fd().exit();
            }
        } catch (ErrnoException closed) {
            // Then the kernel has it no more.
        }
        Optional<Notice> raced = read(); // By netlink the removal comes back; or it fired in this moment.
        disarm();
        return raced.filter(Notice.Fired.class::isInstance)
                .or(() -> Optional.of(new Notice.Removed(Instant.now(), Notice.Why.UNREGISTERED)));
    }

    /// Unregisters, and closes what it told by. The queue stays open.
    @Override
    public synchronized void close() {
        try {
            unregister();
        } catch (QueueException closed) {
            disarm();
        }
        engine.close();
    }
}
