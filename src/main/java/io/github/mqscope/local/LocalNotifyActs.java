package io.github.mqscope.local;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.loop.Registration;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.NotifyEvent;
import io.github.mqscope.model.NotifyLog;
import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.NotifyWords;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.ReceiveRequest;
import io.github.mqscope.model.SeenLog;
import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.NotifyActs;
import io.github.mqscope.space.QueueActs;
import io.github.mqscope.sys.Epoll;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Registrations of this process, on the loop: each an epoll descriptor, and a look every second for what no
/// descriptor tells. They end when the loop stops.
public final class LocalNotifyActs implements NotifyActs {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final EventLoop loop;
    private final QueueAccess access;
    private final SeenLog seen;
    private final EventLog events;
    private final NotifyLog log = new NotifyLog();
    private final Map<QueueKey, Armed> armed = new ConcurrentHashMap<>(); // Changed on the loop's thread.
    private volatile Optional<QueueActs> drainer = Optional.empty();
    private @Nullable Registration timer;

    /// A registration under way, and its place in the loop.
    private record Armed(
            QueueTarget target, NotifyRequest request, NotifySession session, Optional<Registration> watched) {
        void close() {
            watched.ifPresent(Registration::close);
            session.close();
        }
    }

    /// @param access stays the caller's
    /// @param seen   gets the messages that are drained
    public LocalNotifyActs(EventLoop loop, QueueAccess access, SeenLog seen, EventLog events) {
        this.loop = loop;
        this.access = access;
        this.seen = seen;
        this.events = events;
        loop.onStop(this::endAll);
    }

    /// Has what is drained received by calls of their own, which may wait until it is handed on: the loop does not.
    void drainBy(QueueActs acts) {
        drainer = Optional.of(acts);
    }

    @Override
    public void arm(QueueTarget target, NotifyRequest request) {
        boolean _ = loop.post(() -> begin(target, request));
    }

    @Override
    public void disarm(QueueKey queue) {
        boolean _ = loop.post(() -> Optional.ofNullable(armed.get(queue)).ifPresent(this::end));
    }

    @Override
    public Optional<NotifyRequest> armed(QueueKey queue) {
        return Optional.ofNullable(armed.get(queue)).map(Armed::request);
    }

    @Override
    public NotifyLog log() {
        return log;
    }

    private void begin(QueueTarget target, NotifyRequest request) {
        if (armed.containsKey(target.key())) {
            return;
        }
        try {
            letRegister(target);
            startLooking();
            NotifyRequest own = drainer.isEmpty()
                    ? request
                    : new NotifyRequest(request.via(), request.signal(), request.rearm(), false);
            NotifySession session =
                    NotifySession.begin(how -> access.open(target, how, true), own, new Telling(target, request));
            look(armed(target, request, session));
        } catch (QueueException e) {
            tell(target, new NotifyEvent.Refused(Instant.now(), e.failure()));
        } catch (IOException e) {
            events.add(LoopEvent.Kind.FAULT, Optional.of(target.name()), "mq_notify: " + e.getMessage());
        }
        stopLookingAtNone();
    }

    private void letRegister(QueueTarget target) throws QueueException {
        access.letChange("mq_notify", target.name());
        if (armed.size() >= MOST_QUEUES) {
            FailedCall attempt = new FailedCall("mq_notify", target.name(), Errno.EDQUOT);
            throw new QueueException(Cause.TOO_MANY_REGISTRATIONS.of(attempt, MOST_QUEUES));
        }
    }

    // One that nothing looks at would keep the queue's only registration, and tell of nothing.
    private Armed armed(QueueTarget target, NotifyRequest request, NotifySession session) throws IOException {
        try {
            Armed fresh = new Armed(target, request, session, watch(target, session));
            armed.put(target.key(), fresh);
            return fresh;
        } catch (IOException e) {
            session.close();
            throw e;
        }
    }

    private Optional<Registration> watch(QueueTarget target, NotifySession session) throws IOException {
        if (session.fd().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(loop.watch(session.fd().get(), Epoll.EPOLLIN, ready -> look(armed.get(target.key()))));
    }

    private void startLooking() throws IOException {
        if (timer == null) {
            timer = loop.every(LOOK, n -> List.copyOf(armed.values()).forEach(this::look));
        }
    }

    private void look(@Nullable Armed on) {
        if (on == null || !on.equals(armed.get(on.target().key()))) {
            return;
        }
        try {
            on.session().look();
        } catch (IOException e) {
            failed(on, e);
            return;
        }
        if (on.session().isOver()) {
            remove(on);
        } else if (on.session().hasMore()) {
            boolean _ = loop.post(() -> look(on));
        }
    }

    private void failed(Armed on, IOException why) {
        if (why instanceof QueueException queue) {
            tell(on.target(), new NotifyEvent.Refused(Instant.now(), queue.failure()));
        } else {
            events.add(LoopEvent.Kind.FAULT, Optional.of(on.target().name()), "mq_notify: " + why.getMessage());
        }
        remove(on);
    }

    private void end(Armed on) {
        try {
            on.session().end();
        } catch (IOException e) {
            events.add(LoopEvent.Kind.FAULT, Optional.of(on.target().name()), "mq_notify: " + e.getMessage());
        }
        remove(on);
    }

    private void remove(Armed on) {
        armed.remove(on.target().key(), on);
        on.close();
        stopLookingAtNone();
    }

    private void stopLookingAtNone() {
        if (armed.isEmpty() && timer != null) {
            timer.close();
            timer = null;
        }
    }

    private void endAll() {
        List.copyOf(armed.values()).forEach(this::end);
    }

    private void tell(QueueTarget target, NotifyEvent event) {
        log.add(target.key(), event);
        events.add(LoopEvent.Kind.NOTIFIED, Optional.of(target.name()), NotifyWords.of(event));
    }

    private void drain(QueueActs acts, QueueTarget target) {
        try {
            Call _ = acts.receive(
                    new ReceiveRequest(
                            target, ReceiveRequest.Amount.DRAIN, 1, OptionalLong.empty(), new Waiting.NonBlocking()),
                    over -> drained(target, over.messages()));
        } catch (IllegalStateException tooMany) { // They stay in the queue.
            events.add(LoopEvent.Kind.FAULT, Optional.of(target.name()), "mq_notify: " + tooMany.getMessage());
        }
    }

    private void drained(QueueTarget target, long count) {
        List<Message> all = seen.of(target.key()).stream()
                .filter(message -> !message.sent())
                .map(SeenMessage::message)
                .toList();
        List<Message> first = all.subList((int) Math.max(0, all.size() - count), all.size()).stream()
                .limit(NotifySession.FIRST)
                .toList();
        if (count > 0) {
            tell(target, new NotifyEvent.Drained(Instant.now(), count, first));
        }
    }

    private final class Telling implements NotifySession.Listener {
        private final QueueTarget target;
        private final NotifyRequest request;

        private Telling(QueueTarget target, NotifyRequest request) {
            this.target = target;
            this.request = request;
        }

        // After each registration, and after the notification that is not followed by one: as a session drains.
        @Override
        public void told(NotifyEvent event) {
            tell(target, event);
            boolean due =
                    event instanceof NotifyEvent.Registered || (event instanceof NotifyEvent.Fired && !request.rearm());
            if (due && request.drain()) {
                drainer.ifPresent(acts -> drain(acts, target));
            }
        }

        @Override
        public void received(Message message) {
            seen.add(target, false, message);
        }
    }
}
