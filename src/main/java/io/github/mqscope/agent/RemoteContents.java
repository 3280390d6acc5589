package io.github.mqscope.agent;

import io.github.mqscope.model.KeptMessage;
import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.LeftoverPage;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.pipe.ProtocolException;
import io.github.mqscope.space.ContentsActs;
import io.github.mqscope.space.PendingLook;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Looking into queues at the far end, whose journals stay there.
final class RemoteContents implements ContentsActs {
    private final Link link;
    private final Map<Long, RemoteLook> looks = new ConcurrentHashMap<>();

    RemoteContents(Link link) {
        this.link = link;
    }

    void told(AgentReport.LookState state) {
        boolean over = state.stage() == PendingLook.Stage.OVER;
        RemoteLook look = over ? looks.remove(state.handle()) : looks.get(state.handle());
        if (look != null) {
            look.told(state);
        }
    }

    void lost(String why) {
        looks.values().forEach(look -> look.lost(why));
        looks.clear();
    }

    @Override
    public List<String> disturbance(QueueTarget target) throws IOException {
        return link.ask(number -> new AgentRequest.Disturbance(number, target)).sentences();
    }

    @Override
    public PendingLook look(QueueTarget target) {
        long handle = link.number();
        RemoteLook look = new RemoteLook(link, handle, target, PendingLook.Stage.TAKING);
        looks.put(handle, look);
        link.send(new AgentRequest.Look(handle, target));
        link.lost().ifPresent(this::lost);
        return look;
    }

    @Override
    public LeftoverPage leftovers(String after, Set<String> without, int most) throws IOException {
        return link.ask(number -> new AgentRequest.Leftovers(number, after, without, most))
                .leftovers()
                .orElseThrow(() -> new ProtocolException("an answer without journals"));
    }

    @Override
    public PendingLook restore(Leftover leftover, boolean uncertainToo) {
        QueueTarget target = leftover.queue()
                .orElseThrow(() -> new IllegalArgumentException("a journal that cannot be read names no queue"));
        long handle = link.number();
        RemoteLook look = new RemoteLook(link, handle, target, PendingLook.Stage.RESTORING);
        looks.put(handle, look);
        link.send(new AgentRequest.Restore(handle, leftover, uncertainToo));
        link.lost().ifPresent(this::lost);
        return look;
    }

    @Override
    public List<KeptMessage> messages(Leftover leftover) throws IOException {
        return link.ask(number -> new AgentRequest.Messages(number, leftover)).kept();
    }

    @Override
    public void discard(Leftover leftover) throws IOException {
        AgentReport.Answer _ = link.ask(number -> new AgentRequest.Discard(number, leftover));
    }
}
