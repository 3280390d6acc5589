package io.github.mqscope.local;

import io.github.mqscope.model.NotifyEvent;
import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.Notice;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.Notification;
import io.github.mqscope.mqueue.ProcessName;
import io.github.mqscope.sys.Fd;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A registration for notification as a [NotifyRequest] wants it, for one thread.
///
/// Re-arms first and drains then, without waiting, until the queue is empty: the one order in which no message
/// lies in the queue untold. Nothing here blocks.
public final class NotifySession implements AutoCloseable {
    /// Messages that one [#look] receives at the most.
    public static final int MOST_AT_ONCE = 256;

    /// Messages that [NotifyEvent.Drained] brings.
    public static final int FIRST = 10;

    private final MessageQueue queue;
    private final NotifyRequest request;
    private final Listener listener;
    private final Notification notification;
    private final @Nullable Receiver receiver;
    private final List<Message> first = new ArrayList<>();
    private long drained;
    private boolean draining;
    private boolean over;

    /// Told of what happens, on the session's thread.
    public interface Listener {
        /// Something happened to the registration, or a drain has ended.
        void told(NotifyEvent event) throws IOException;

        /// A drain is about to receive a message, unless this throws.
        default void beforeReceive() throws IOException {}

        /// A drain received a message.
        void received(Message message) throws IOException;
    }

    /// How a queue is opened.
    @FunctionalInterface
    public interface Opening {
        /// Opens it.
        MessageQueue open(Access access) throws QueueException;
    }

    /// What a drain receives with.
    @FunctionalInterface
    public interface Receiving {
        /// Makes it.
        Receiver from(MessageQueue queue) throws IOException;
    }

    private NotifySession(MessageQueue queue, NotifyRequest request, Listener listener, @Nullable Receiver receiver)
            throws QueueException {
        this.queue = queue;
        this.request = request;
        this.listener = listener;
        this.receiver = receiver;
        this.notification = request.signal().isPresent()
                ? Notification.register(queue, request.signal().getAsInt())
                : Notification.register(queue, request.via());
    }

    /// Opens the queue and registers. One that may not be read can be written, where nothing is to be received.
    public static NotifySession begin(Opening how, NotifyRequest request, Listener listener) throws IOException {
        return begin(how, request, listener, Receiver::inMemory);
    }

    /// [#begin(Opening, NotifyRequest, Listener)], with a way to receive of the caller's.
    public static NotifySession begin(Opening how, NotifyRequest request, Listener listener, Receiving receiving)
            throws IOException {
        MessageQueue queue = open(how, request);
        Receiver receiver = null;
        NotifySession session;
        try {
            receiver = request.drain() ? receiving.from(queue) : null;
            session = new NotifySession(queue, request, listener, receiver);
        } catch (IOException e) {
            if (receiver != null) {
                receiver.close();
            }
            queue.close();
            throw e;
        }
        try {
            session.registered(false);
            return session;
        } catch (IOException e) {
            session.close();
            throw e;
        }
    }

    private static MessageQueue open(Opening how, NotifyRequest request) throws QueueException {
        try {
            return how.open(Access.READ);
        } catch (QueueException e) {
            if (request.drain() || !e.failure().is(Cause.ACCESS_DENIED)) {
                throw e;
            }
            return writable(how, e);
        }
    }

    private static MessageQueue writable(Opening how, QueueException unreadable) throws QueueException {
        try {
            return how.open(Access.WRITE);
        } catch (QueueException neither) {
            throw unreadable; // What a person asks for first.
        }
    }

    private void registered(boolean again) throws IOException {
        OptionalInt signal = notification.signal().map(OptionalInt::of).orElse(OptionalInt.empty());
        draining |= request.drain();
        listener.told(new NotifyEvent.Registered(Instant.now(), request.via(), signal, again));
    }

    /// The queue.
    public MessageQueue queue() {
        return queue;
    }

    /// Becomes readable when there is reason to [#look]; empty where only looking from time to time tells.
    public Optional<Fd> fd() {
        return notification.fd();
    }

    /// Takes up what became of the registration and goes on draining.
    public void look() throws IOException {
        for (Optional<Notice> notice = notification.check(); notice.isPresent(); notice = notification.read()) {
            take(notice.get());
        }
        drain();
    }

    private void take(Notice notice) throws IOException {
        listener.told(event(notice));
        draining |= request.drain();
        over = !request.rearm();
        if (request.rearm()) {
            rearm();
        }
    }

    private NotifyEvent event(Notice notice) {
        return switch (notice) {
            case Notice.Fired(Instant at, Optional<Notice.Sender> sender) ->
                new NotifyEvent.Fired(
                        at,
                        request.via(),
                        sender,
                        sender.map(s -> ProcessName.of(s.pid())).orElse(""));
            case Notice.Removed(Instant at, Notice.Why why) ->
                why == Notice.Why.UNREGISTERED ? new NotifyEvent.Unregistered(at) : new NotifyEvent.Lost(at, why);
        };
    }

    private void rearm() throws IOException {
        try {
            notification.rearm();
            registered(true);
        } catch (QueueException taken) {
            over = true;
            listener.told(new NotifyEvent.Refused(Instant.now(), taken.failure()));
        }
    }

    private void drain() throws IOException {
        Receiver from = receiver;
        for (int i = 0; draining && from != null && i < MOST_AT_ONCE; i++) {
            listener.beforeReceive();
            if (!from.next(queue::tryReceive, this::received)) {
                draining = false;
                drained();
            }
        }
    }

    private void received(Message message) throws IOException {
        listener.received(message);
        drained++;
        if (first.size() < FIRST) {
            first.add(message);
        }
    }

    private void drained() throws IOException {
        long count = drained;
        List<Message> some = List.copyOf(first);
        drained = 0;
        first.clear();
        if (count > 0) {
            listener.told(new NotifyEvent.Drained(Instant.now(), count, some));
        }
    }

    /// Whether [#look] has more to receive at once.
    public boolean hasMore() {
        return draining;
    }

    /// Whether it is not registered any more, and has received what it was to receive.
    public boolean isOver() {
        return over && !draining;
    }

    /// Unregisters, if it is registered, and tells what became of it.
    public void end() throws IOException {
        over = true;
        Optional<Notice> last = notification.unregister();
        if (last.isPresent()) {
            listener.told(event(last.get()));
        }
    }

    /// Unregisters without telling, and closes the queue.
    @Override
    public void close() {
        notification.close();
        queue.close();
        if (receiver != null) {
            receiver.close();
        }
    }
}
