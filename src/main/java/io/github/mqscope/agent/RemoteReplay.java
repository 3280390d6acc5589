package io.github.mqscope.agent;

import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.Replay;
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
    private volatile AgentReport.ReplayState state;

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
        this.state = new AgentReport.ReplayState(
                handle, total, skipped, 0, 1, false, false, Optional.empty(), Optional.empty());
    }

    long handle() {
        return handle;
    }

    void told(AgentReport.ReplayState now) {
        state = now;
    }

    void lost(String why) {
        AgentReport.ReplayState last = state;
        if (!last.over()) {
            state = new AgentReport.ReplayState(
                    handle,
                    last.total(),
                    last.skipped(),
                    last.sent(),
                    last.at(),
                    true,
                    false,
                    Optional.empty(),
                    Optional.of(why + "; how far it came is not known"));
        }
    }

    @Override
    public QueueTarget target() {
        return target;
    }

    @Override
    public int total() {
        return state.total();
    }

    @Override
    public int skipped() {
        return state.skipped();
    }

    @Override
    public int sent() {
        return state.sent();
    }

    @Override
    public int at() {
        return state.at();
    }

    @Override
    public boolean isOver() {
        return state.over();
    }

    @Override
    public boolean isComplete() {
        return state.complete();
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
    public void start() {
        link.send(beginning.apply(handle));
        link.lost().ifPresent(this::lost);
    }

    @Override
    public Optional<Replay> rest() {
        AgentReport.ReplayState now = state;
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
