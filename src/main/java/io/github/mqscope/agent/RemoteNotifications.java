package io.github.mqscope.agent;

import io.github.mqscope.model.NotifyEvent;
import io.github.mqscope.model.NotifyLog;
import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.space.NotifyActs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Registrations for notification of the agent's process.
final class RemoteNotifications implements NotifyActs {
    private final Link link;
    private final NotifyLog log = new NotifyLog();
    private final Map<QueueKey, NotifyRequest> armed = new ConcurrentHashMap<>();

    RemoteNotifications(Link link) {
        this.link = link;
    }

    void told(List<NotifyLog.Entry> entries) {
        entries.forEach(entry -> log.add(entry.queue(), entry.event()));
    }

    void armed(QueueKey queue, Optional<NotifyRequest> request) {
        request.ifPresentOrElse(now -> armed.put(queue, now), () -> armed.remove(queue));
    }

    @Override
    public void arm(QueueTarget target, NotifyRequest request) {
        link.lost().ifPresentOrElse(why -> refuse(target, why), () -> link.send(new AgentRequest.Arm(target, request)));
    }

    private void refuse(QueueTarget target, String why) {
        QueueFailure lost = Cause.WRONG_DESCRIPTOR.of(new FailedCall("mq_notify", target.name(), Errno.EIO), why);
        log.add(target.key(), new NotifyEvent.Refused(Instant.now(), lost));
    }

    @Override
    public void disarm(QueueKey queue) {
        link.send(new AgentRequest.Disarm(queue));
    }

    @Override
    public Optional<NotifyRequest> armed(QueueKey queue) {
        return Optional.ofNullable(armed.get(queue));
    }

    @Override
    public NotifyLog log() {
        return log;
    }
}
