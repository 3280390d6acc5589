package io.github.mqscope.agent;

import io.github.mqscope.model.PeekedQueue;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.space.Peeking;
import io.github.mqscope.space.ProbeStatus;
import io.github.mqscope.space.Probing;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// The probe at the far end, and what it sees.
final class RemoteProbing implements Probing, Peeking {
    private final Link link;
    private volatile ProbeStatus status = new ProbeStatus.Opening();
    private volatile Optional<QueueTarget> wanted = Optional.empty();
    private volatile AgentReport.Peeked peeked = new AgentReport.Peeked(Optional.empty(), Optional.empty());

    RemoteProbing(Link link) {
        this.link = link;
    }

    void told(ProbeStatus now) {
        status = now;
    }

    void told(AgentReport.Peeked now) {
        peeked = now;
    }

    void stillSo(Instant asOf) {
        peeked = peeked.asOf(asOf);
    }

    @Override
    public ProbeStatus state() {
        return status;
    }

    @Override
    public void askDesktop() {
        link.send(new AgentRequest.Enable(false));
    }

    @Override
    public void askTerminal() {
        link.send(new AgentRequest.Enable(true));
    }

    @Override
    public void cancel() {
        link.send(new AgentRequest.CancelEnable());
    }

    @Override
    public Peeking peeks() {
        return this;
    }

    // The far end looks again when the queue has changed; it is told only whom to look at.
    @Override
    public void look(Optional<QueueTarget> target) {
        if (!target.equals(wanted)) {
            wanted = target;
            link.send(new AgentRequest.Peek(target));
        }
    }

    @Override
    public Optional<PeekedQueue> latest(QueueTarget target) {
        return peeked.queue().filter(queue -> queue.target().equals(target));
    }

    @Override
    public Optional<QueueFailure> failure() {
        return peeked.failure();
    }

    @Override
    public Optional<Message> body(QueueTarget target, PeekedMessage message) {
        try {
            return link.ask(number -> new AgentRequest.Body(number, target, message))
                    .message();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
