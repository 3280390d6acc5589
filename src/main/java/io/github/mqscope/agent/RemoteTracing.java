package io.github.mqscope.agent;

import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.trace.QueueTrace;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.model.trace.TraceStatus;
import io.github.mqscope.space.Tracing;
import java.io.IOException;
import java.util.Optional;

/// The trace at the far end; the calls it has told are kept here.
final class RemoteTracing implements Tracing {
    private final Link link;
    private final TraceLog log = new TraceLog();
    private volatile boolean available;
    private volatile TraceStatus status = new TraceStatus.Off();
    private volatile Optional<QueueKey> about = Optional.empty();
    private volatile Optional<QueueTrace> queue = Optional.empty();

    RemoteTracing(Link link) {
        this.link = link;
    }

    void told(AgentReport.Traced traced) {
        if (traced.anew()) {
            log.clear();
        }
        log.missed(traced.missed());
        traced.events().forEach(log::add);
        traced.pairs().forEach(log::paired);
    }

    void told(AgentReport.TraceState state) {
        available = state.available();
        status = state.status();
    }

    void told(Optional<QueueTrace> now) {
        queue = now;
    }

    void lost(String why) {
        available = false;
        if (status instanceof TraceStatus.Running) {
            status = new TraceStatus.Failed(why);
        }
    }

    @Override
    public boolean isAvailable() {
        return available;
    }

    @Override
    public TraceLog log() {
        return log;
    }

    @Override
    public TraceStatus status() {
        return status;
    }

    @Override
    public void start(TraceOptions options) {
        link.send(new AgentRequest.StartTrace(options));
    }

    @Override
    public void stop() {
        link.send(new AgentRequest.StopTrace());
    }

    @Override
    public void about(Optional<QueueKey> wanted) {
        if (!wanted.equals(about)) {
            about = wanted;
            link.send(new AgentRequest.TraceAbout(wanted));
        }
    }

    @Override
    public Optional<QueueTrace> queue() {
        return queue.filter(q -> about.filter(q.queue()::equals).isPresent());
    }

    @Override
    public void show(TraceLog kept, TraceStatus.Opened as) throws IOException {
        if (status instanceof TraceStatus.Running) {
            throw new IOException("a trace is under way: end it first");
        }
        log.become(kept);
        status = as;
    }
}
