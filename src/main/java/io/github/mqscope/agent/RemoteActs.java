package io.github.mqscope.agent;

import io.github.mqscope.model.MoveRequest;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.ReceiveRequest;
import io.github.mqscope.model.SeenLog;
import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.Waiting;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.QueueActs;
import io.github.mqscope.space.Replay;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// Acts on queues at the far end.
final class RemoteActs implements QueueActs {
    private final Link link;
    private final SeenLog seen = new SeenLog();
    private final Map<Long, RemoteCall> calls = new ConcurrentHashMap<>();
    private final Map<Long, RemoteReplay> replays = new ConcurrentHashMap<>();

    RemoteActs(Link link) {
        this.link = link;
    }

    void told(AgentReport.CallNews news) {
        RemoteCall call = news.state().over() ? calls.remove(news.handle()) : calls.get(news.handle());
        if (call != null) {
            call.told(news.state());
        }
    }

    void told(AgentReport.ReplayNews news) {
        RemoteReplay replay = news.state().over() ? replays.remove(news.handle()) : replays.get(news.handle());
        if (replay != null) {
            replay.told(news.state());
        }
    }

    // Those that were received are kept there until they are here.
    void passed(List<SeenMessage> messages) {
        messages.forEach(seen::add);
        if (!messages.stream().allMatch(SeenMessage::sent)) {
            link.send(new AgentRequest.Had(messages.getLast().number()));
        }
    }

    // Each once, also where two threads come here.
    void lost(String why) {
        calls.keySet()
                .forEach(handle -> Optional.ofNullable(calls.remove(handle)).ifPresent(call -> call.lost(why)));
        replays.values().forEach(replay -> replay.lost(why));
        replays.clear();
    }

    // A lost connection as a failure of the call: what became of it is not known.
    private void ask(String call, QueueName queue, LongFunction<AgentRequest> question) throws QueueException {
        try {
            AgentReport.Answer _ = link.ask(question);
        } catch (QueueException e) {
            throw e;
        } catch (IOException e) {
            QueueException lost = new QueueException(
                    Cause.WRONG_DESCRIPTOR.of(new FailedCall(call, queue, Errno.EIO), String.valueOf(e.getMessage())));
            lost.initCause(e);
            throw lost;
        }
    }

    @Override
    public void create(QueueName name, int mode, OptionalLong maxmsg, OptionalLong msgsize) throws QueueException {
        ask("mq_open", name, number -> new AgentRequest.Create(number, name, mode, maxmsg, msgsize));
    }

    @Override
    public void readOnly(boolean on) {
        link.send(new AgentRequest.ReadOnly(on));
    }

    @Override
    public void learn(QueueName name) {
        link.send(new AgentRequest.Learn(name));
    }

    @Override
    public void unlink(QueueTarget target) throws QueueException {
        ask("mq_unlink", target.name(), number -> new AgentRequest.Unlink(number, target));
    }

    @Override
    public Call send(SendRequest request, Consumer<Call> whenOver) {
        boolean timed = request.waiting() instanceof Waiting.Timed;
        return begin(
                request.target(),
                timed ? "mq_timedsend" : "mq_send",
                whenOver,
                handle -> new AgentRequest.Send(handle, request));
    }

    @Override
    public Call receive(ReceiveRequest request, Consumer<Call> whenOver) {
        boolean timed = request.waiting() instanceof Waiting.Timed;
        return begin(
                request.target(),
                timed ? "mq_timedreceive" : "mq_receive",
                whenOver,
                handle -> new AgentRequest.Receive(handle, request));
    }

    @Override
    public Call move(MoveRequest request, Consumer<Call> whenOver) {
        return begin(request.to(), "mq_send", whenOver, handle -> new AgentRequest.Move(handle, request));
    }

    private Call begin(QueueTarget target, String name, Consumer<Call> whenOver, LongFunction<AgentRequest> asking) {
        long handle = link.number();
        RemoteCall call = new RemoteCall(link, handle, target, name, whenOver);
        Optional<String> gone = link.lost();
        if (gone.isPresent()) {
            call.over(gone.get());
            return call;
        }
        calls.put(handle, call);
        link.send(asking.apply(handle));
        link.lost().ifPresent(this::lost); // Just now.
        return call;
    }

    @Override
    public Replay replay(QueueTarget target, List<TraceEvent> events, double faster) {
        List<TraceEvent> all = events.stream()
                .filter(e -> e.call() == TraceCall.SEND && e.succeeded())
                .toList();
        List<TraceEvent> sends = all.stream().filter(TraceEvent::isPayloadWhole).toList();
        return replay(
                target,
                sends.size(),
                all.size() - sends.size(),
                number -> new AgentRequest.Resend(number, target, all, faster));
    }

    private RemoteReplay replay(QueueTarget target, int total, int skipped, LongFunction<AgentRequest> beginning) {
        RemoteReplay replay =
                new RemoteReplay(link, target, total, skipped, beginning, rest -> replay(target, total, skipped, rest));
        replays.put(replay.handle(), replay);
        return replay;
    }

    @Override
    public SeenLog seen() {
        return seen;
    }
}
