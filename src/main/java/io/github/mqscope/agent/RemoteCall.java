package io.github.mqscope.agent;

import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.CallState;
import java.time.Duration;
import java.util.function.Consumer;

/// A call at the far end, as last told.
final class RemoteCall implements Call {
    private final Link link;
    private final long handle;
    private final QueueTarget target;
    private final String call;
    private final Consumer<Call> listener;
    private volatile CallState last = CallState.BEGUN;
    private volatile long toldNanos = System.nanoTime();

    RemoteCall(Link link, long handle, QueueTarget target, String call, Consumer<Call> listener) {
        this.link = link;
        this.handle = handle;
        this.target = target;
        this.call = call;
        this.listener = listener;
    }

    void told(CallState now) {
        toldNanos = System.nanoTime();
        last = now;
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
        told(state().ended(problem));
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
    public CallState state() {
        CallState now = last;
        Duration since = Duration.ofNanos(System.nanoTime() - toldNanos);
        return now.over()
                ? now
                : now.taking(
                        now.inCall().isZero() ? Duration.ZERO : now.inCall().plus(since),
                        now.running().plus(since));
    }

    @Override
    public void cancel() {
        link.send(new AgentRequest.Cancel(handle));
    }
}
