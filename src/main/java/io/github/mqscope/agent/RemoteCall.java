package io.github.mqscope.agent;

import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.space.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// A call at the far end, as last told.
final class RemoteCall implements Call {
    private final Link link;
    private final long handle;
    private final QueueTarget target;
    private final String call;
    private final Consumer<Call> listener;
    private final Instant started = Instant.now();
    private volatile AgentReport.CallState state;
    private volatile long toldNanos = System.nanoTime();

    RemoteCall(Link link, long handle, QueueTarget target, String call, Consumer<Call> listener) {
        this.link = link;
        this.handle = handle;
        this.target = target;
        this.call = call;
        this.listener = listener;
        this.state = new AgentReport.CallState(
                handle, Duration.ZERO, false, 0, Duration.ZERO, false, false, Optional.empty(), Optional.empty());
    }

    void told(AgentReport.CallState now) {
        toldNanos = System.nanoTime();
        state = now;
        if (now.over()) {
            listener.accept(this);
        }
    }

    /// The connection is lost, and with it what becomes of the call.
    void lost(String why) {
        over(why + "; how far it came is not known");
    }

    /// It is over, and no failure of a call is why.
    void over(String problem) {
        AgentReport.CallState last = state;
        told(new AgentReport.CallState(
                handle,
                Duration.ZERO,
                true,
                last.messages(),
                running(),
                last.cancelled(),
                last.leftover(),
                Optional.empty(),
                Optional.of(problem)));
    }

    private Duration sinceTold() {
        return Duration.ofNanos(System.nanoTime() - toldNanos);
    }

    @Override
    public QueueTarget target() {
        return target;
    }

    @Override
    public String call() {
        return call;
    }

    @Override
    public Instant started() {
        return started;
    }

    @Override
    public Duration inCall() {
        AgentReport.CallState now = state;
        return now.over() || now.inCall().isZero()
                ? Duration.ZERO
                : now.inCall().plus(sinceTold());
    }

    @Override
    public boolean isOver() {
        return state.over();
    }

    @Override
    public long messages() {
        return state.messages();
    }

    @Override
    public Duration running() {
        AgentReport.CallState now = state;
        return now.over() ? now.running() : now.running().plus(sinceTold());
    }

    @Override
    public boolean wasCancelled() {
        return state.cancelled();
    }

    @Override
    public boolean hasLeftover() {
        return state.leftover();
    }

    @Override
    public Optional<QueueFailure> failure() {
        return state.failure();
    }

    @Override
    public Optional<String> problem() {
        return state.problem();
    }

    @Override
    public void cancel() {
        link.send(new AgentRequest.Cancel(handle));
    }
}
