package io.github.mqscope.agent;

import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.Replay;
import io.github.mqscope.space.ReplayState;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/// A replay at the far end, as last told.
final class RemoteReplay implements Replay {
    private final Link link;
    private final long handle;
    private final QueueTarget target;
    private final LongFunction<AgentRequest> beginning;
    private final Function<LongFunction<AgentRequest>, RemoteReplay> further;
    private volatile ReplayState state;

    /// @param beginning has it begun
    /// @param further   makes another for the rest
    RemoteReplay(
            Link link,
            QueueTarget target,
            int total,
            int skipped,
            LongFunction<AgentRequest> beginning,
            Function<LongFunction<AgentRequest>, RemoteReplay> further) {
        this.link = link;
        this.handle = link.number();
        this.target = target;
        this.beginning = beginning;
        this.further = further;
        this.state = new ReplayState(total, skipped, 0, 1, false, Optional.empty(), Optional.empty());
    }

    long handle() {
        return handle;
    }

    void told(ReplayState now) {
        state = now;
    }

    void lost(String why) {
        ReplayState last = state;
        if (!last.over()) {
            state = last.ended(why + "; how far it came is not known");
        }
    }

    @Override
    public QueueTarget target() {
        return target;
    }

    @Override
    public ReplayState state() {
        return state;
    }

    @Override
    public void start() {
        link.send(beginning.apply(handle));
        link.lost().ifPresent(this::lost);
    }

    @Override
    public Optional<Replay> rest() {
        ReplayState now = state;
        int without = Call.neverSent(now.failure()) ? 1 : 0;
        return !now.over() || now.at() - 1 + without >= now.total()
                ? Optional.empty()
                : Optional.of(further.apply(number -> new AgentRequest.ResendRest(number, handle)));
    }

    @Override
    public void cancel() {
        link.send(new AgentRequest.Cancel(handle));
    }
}
