package io.github.mqscope.agent;

import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.space.PendingLook;
import java.time.Instant;
import java.util.List;

/// A look at the far end, as last told.
final class RemoteLook implements PendingLook {
    private final Link link;
    private final long handle;
    private final QueueTarget target;
    private volatile AgentReport.LookState state;

    RemoteLook(Link link, long handle, QueueTarget target, Stage stage) {
        this.link = link;
        this.handle = handle;
        this.target = target;
        this.state = new AgentReport.LookState(handle, stage, 0, 0, List.of(), Instant.now(), List.of(), false);
    }

    void told(AgentReport.LookState now) {
        state = now;
    }

    void lost(String why) {
        AgentReport.LookState last = state;
        if (last.stage() != Stage.OVER) {
            state = new AgentReport.LookState(
                    handle,
                    Stage.OVER,
                    last.taken(),
                    last.restored(),
                    List.of(),
                    last.asOf(),
                    List.of(why + ". What was taken out is put back there, or stays in a journal there."),
                    true);
        }
    }

    @Override
    public QueueTarget target() {
        return target;
    }

    @Override
    public Stage stage() {
        return state.stage();
    }

    @Override
    public int taken() {
        return state.taken();
    }

    @Override
    public int restored() {
        return state.restored();
    }

    @Override
    public List<Message> messages() {
        return state.messages();
    }

    @Override
    public Instant asOf() {
        return state.asOf();
    }

    @Override
    public List<String> report() {
        return state.report();
    }

    @Override
    public boolean failed() {
        return state.failed();
    }

    @Override
    public void cancel() {
        link.send(new AgentRequest.Cancel(handle));
    }
}
