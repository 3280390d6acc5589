package io.github.mqscope.agent;

import io.github.mqscope.model.NotifyLog;
import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.space.NotifyActs;
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
        link.send(new AgentRequest.Arm(target, request));
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
