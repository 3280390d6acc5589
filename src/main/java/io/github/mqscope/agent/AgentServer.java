package io.github.mqscope.agent;

import io.github.mqscope.log.Defects;
import io.github.mqscope.log.Threads;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.pipe.Frames;
import io.github.mqscope.pipe.ProtocolException;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.CallState;
import io.github.mqscope.space.PendingLook;
import io.github.mqscope.space.Replay;
import io.github.mqscope.space.Space;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Serves a space on two streams, until the input ends.
///
/// The caller's thread reads; what may take its time runs on threads of its own; one more tells what has changed.
public final class AgentServer {
    /// What its frames begin behind.
    static final String MAGIC = "mqscope-agent";

    private static final int MOST_REPLAYS = 8; // Those that are over are kept for their rest.

    private final Space space;
    private final HandingOver handing;
    private final Frames frames;
    private final Changes changes;
    private final Map<Long, Call> calls = new ConcurrentHashMap<>();
    private final Map<Long, PendingLook> looks = new ConcurrentHashMap<>();
    private final Map<Long, Replay> replays = new ConcurrentHashMap<>();

    private AgentServer(Space space, HandingOver handing, Frames frames) {
        this.space = space;
        this.handing = handing;
        this.frames = frames;
        this.changes = new Changes(space, frames, calls, looks, replays);
    }

    /// Serves until the input ends, or the output does. The space stays the caller's to close.
    /// @param handing that by which the space hands on what it receives
    /// @param version that of this program
    public static void serve(Space space, HandingOver handing, String version, InputStream in, OutputStream out)
            throws IOException {
        Frames frames = new Frames(MAGIC, in, out);
        frames.begin();
        frames.write(Wire.bytes(new AgentReport.Hello(version, space.identity()), AgentReport.class));
        new AgentServer(space, handing, frames).run();
    }

    private void run() throws IOException {
        handing.begin(changes::soon);
        Thread teller = Threads.daemon("agent").start(changes);
        try {
            for (Optional<byte[]> frame = frames.read(); frame.isPresent(); frame = frames.read()) {
                take(Wire.read(frame.get(), AgentRequest.class));
            }
        } catch (RuntimeException e) {
            Defects.log("what the agent was asked", e);
            throw new ProtocolException("what is asked cannot be: " + Defects.words(e));
        } finally {
            changes.end();
            teller.interrupt();
            handing.end();
            calls.values().forEach(Call::cancel);
            looks.values().forEach(PendingLook::cancel);
            replays.values().forEach(Replay::cancel);
        }
    }

    private void take(AgentRequest request) {
        switch (request) {
            case AgentRequest.Watch() -> space.watch(changes::seen);
            case AgentRequest.Create r ->
                answer(r.ask(), answer -> {
                    space.acts().create(r.name(), r.mode(), r.maxmsg(), r.msgsize());
                    return answer;
                });
            case AgentRequest.Unlink r ->
                answer(r.ask(), answer -> {
                    space.acts().unlink(r.target());
                    return answer;
                });
            case AgentRequest.ReadOnly(boolean on) -> space.acts().readOnly(on);
            case AgentRequest.Learn(var name) -> space.acts().learn(name);
            case AgentRequest.Send(long handle, var send) ->
                call(handle, whenOver -> space.acts().send(send, whenOver));
            case AgentRequest.Receive(long handle, var receive) ->
                call(handle, whenOver -> space.acts().receive(receive, whenOver));
            case AgentRequest.Move(long handle, var move) ->
                call(handle, whenOver -> space.acts().move(move, whenOver));
            case AgentRequest.Had(long number) -> handing.had(number);
            case AgentRequest.Resend r -> begin(r.handle(), space.acts().replay(r.target(), r.events(), r.faster()));
            case AgentRequest.ResendRest(long handle, long of) ->
                Optional.ofNullable(replays.get(of)).flatMap(Replay::rest).ifPresent(rest -> begin(handle, rest));
            case AgentRequest.Cancel(long handle) -> cancel(handle);
            case AgentRequest.Disturbance(long ask, var target) ->
                answer(ask, answer -> answer.with(space.contents().disturbance(target)));
            case AgentRequest.Look(long handle, var target) ->
                look(handle, () -> space.contents().look(target));
            case AgentRequest.Leftovers r ->
                answer(r.ask(), answer -> answer.with(space.contents().leftovers(r.after(), r.without(), r.most())));
            case AgentRequest.Restore(long handle, var leftover, boolean uncertainToo) ->
                look(handle, () -> space.contents().restore(leftover, uncertainToo));
            case AgentRequest.Messages(long ask, var leftover) ->
                answer(ask, answer -> answer.keeping(space.contents().messages(leftover)));
            case AgentRequest.Discard(long ask, var leftover) ->
                answer(ask, answer -> {
                    space.contents().discard(leftover);
                    return answer;
                });
            case AgentRequest.Arm(var target, var wanted) ->
                space.notifications().arm(target, wanted);
            case AgentRequest.Disarm(var queue) -> space.notifications().disarm(queue);
            case AgentRequest.StartTrace(var options) -> space.tracing().start(options);
            case AgentRequest.StopTrace() -> space.tracing().stop();
            case AgentRequest.TraceAbout(var queue) -> space.tracing().about(queue);
            case AgentRequest.Peek(var target) -> changes.peek(target);
            case AgentRequest.Body r ->
                answer(r.ask(), answer -> answer.with(space.probing().peeks().body(r.target(), r.message())));
            case AgentRequest.Enable(boolean inTerminal) -> enable(inTerminal);
            case AgentRequest.CancelEnable() -> space.probing().cancel();
        }
        changes.soon();
    }

    // One too many is refused, and the others go on.
    private void call(long handle, Function<Consumer<Call>, Call> beginning) {
        try {
            calls.put(handle, beginning.apply(over -> changes.soon()));
        } catch (IllegalStateException refused) {
            tell(new AgentReport.CallNews(handle, CallState.BEGUN.ended(String.valueOf(refused.getMessage()))));
        }
    }

    private void look(long handle, Supplier<PendingLook> beginning) {
        try {
            looks.put(handle, beginning.get());
        } catch (IllegalStateException | IllegalArgumentException refused) {
            tell(AgentReport.LookState.refused(handle, String.valueOf(refused.getMessage())));
        }
    }

    private void begin(long handle, Replay replay) {
        if (replays.size() >= MOST_REPLAYS) {
            replays.values().removeIf(Replay::isOver);
        }
        replays.put(handle, replay);
        replay.start();
    }

    private void cancel(long handle) {
        Optional.ofNullable(calls.get(handle)).ifPresent(Call::cancel);
        Optional.ofNullable(looks.get(handle)).ifPresent(PendingLook::cancel);
        Optional.ofNullable(replays.get(handle)).ifPresent(Replay::cancel);
    }

    private void enable(boolean inTerminal) {
        if (inTerminal) {
            space.probing().askTerminal();
        } else {
            space.probing().askDesktop();
        }
    }

    private interface Answering {
        AgentReport.Answer to(AgentReport.Answer nothing) throws IOException;
    }

    private void answer(long ask, Answering answering) {
        Threads.virtual("answer").start(() -> {
            AgentReport.Answer answer = AgentReport.Answer.done(ask);
            try {
                answer = answering.to(answer);
            } catch (QueueException e) {
                answer = answer.with(e.failure());
            } catch (IOException e) {
                answer = answer.with(String.valueOf(e.getMessage()));
            } catch (RuntimeException | Error e) {
                tell(answer.with(Defects.words(e)));
                throw e;
            }
            tell(answer);
        });
    }

    private void tell(AgentReport report) {
        try {
            frames.write(Wire.bytes(report, AgentReport.class));
        } catch (IOException gone) {
            // The reader sees the end as well.
        }
    }
}
