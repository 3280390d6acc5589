package io.github.mqscope.agent;

import io.github.mqscope.log.Defects;
import io.github.mqscope.log.Threads;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.PendingLook;
import io.github.mqscope.space.Replay;
import io.github.mqscope.space.Space;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Serves a space on two streams, until the input ends.
///
/// The caller's thread reads; what may take its time runs on threads of its own; one more tells what has changed.
public final class AgentServer {
    private final Space space;
    private final Frames frames;
    private final Changes changes;
    private final Map<Long, Call> calls = new ConcurrentHashMap<>();
    private final Map<Long, PendingLook> looks = new ConcurrentHashMap<>();
    private final Map<Long, Replay> replays = new ConcurrentHashMap<>();

    private AgentServer(Space space, Frames frames) {
        this.space = space;
        this.frames = frames;
        this.changes = new Changes(space, frames, calls, looks, replays);
    }

    /// Serves until the input ends, or the output does. The space stays the caller's to close.
    /// @param version that of this program
    public static void serve(Space space, String version, InputStream in, OutputStream out) throws IOException {
        Frames frames = new Frames(in, out);
        frames.begin();
        frames.write(Wire.bytes(new Report.Hello(version, space.identity()), Report.class));
        new AgentServer(space, frames).run();
    }

    private void run() throws IOException {
        Thread teller = Threads.daemon("agent").start(changes);
        try {
            for (Optional<byte[]> frame = frames.read(); frame.isPresent(); frame = frames.read()) {
                take(Wire.read(frame.get(), Request.class));
            }
        } finally {
            changes.end();
            teller.interrupt();
            calls.values().forEach(Call::cancel);
            looks.values().forEach(PendingLook::cancel);
            replays.values().forEach(Replay::cancel);
        }
    }

    private void take(Request request) {
        switch (request) {
            case Request.Watch() -> space.watch(changes::seen);
            case Request.Create r ->
                answer(r.ask(), answer -> {
                    space.acts().create(r.name(), r.mode(), r.maxmsg(), r.msgsize());
                    return answer;
                });
            case Request.Unlink r ->
                answer(r.ask(), answer -> {
                    space.acts().unlink(r.target());
                    return answer;
                });
            case Request.ReadOnly(boolean on) -> space.acts().readOnly(on);
            case Request.Learn(var name) -> space.acts().learn(name);
            case Request.Send(long handle, var send) ->
                calls.put(handle, space.acts().send(send, over -> changes.soon()));
            case Request.Receive(long handle, var receive) ->
                calls.put(handle, space.acts().receive(receive, over -> changes.soon()));
            case Request.Move(long handle, var move) ->
                calls.put(handle, space.acts().move(move, over -> changes.soon()));
            case Request.Resend r -> begin(r.handle(), space.acts().replay(r.target(), r.events(), r.faster()));
            case Request.ResendRest(long handle, long of) ->
                Optional.ofNullable(replays.get(of)).flatMap(Replay::rest).ifPresent(rest -> begin(handle, rest));
            case Request.Cancel(long handle) -> cancel(handle);
            case Request.Disturbance(long ask, var target) ->
                answer(ask, answer -> answer.with(space.contents().disturbance(target)));
            case Request.Look(long handle, var target) ->
                looks.put(handle, space.contents().look(target));
            case Request.Leftovers r ->
                answer(r.ask(), answer -> answer.with(space.contents().leftovers(r.after(), r.without(), r.most())));
            case Request.Restore(long handle, var leftover, boolean uncertainToo) ->
                looks.put(handle, space.contents().restore(leftover, uncertainToo));
            case Request.Messages(long ask, var leftover) ->
                answer(ask, answer -> answer.keeping(space.contents().messages(leftover)));
            case Request.Discard(long ask, var leftover) ->
                answer(ask, answer -> {
                    space.contents().discard(leftover);
                    return answer;
                });
            case Request.Arm(var target, var wanted) -> space.notifications().arm(target, wanted);
            case Request.Disarm(var queue) -> space.notifications().disarm(queue);
            case Request.StartTrace(var options) -> space.tracing().start(options);
            case Request.StopTrace() -> space.tracing().stop();
            case Request.TraceAbout(var queue) -> space.tracing().about(queue);
            case Request.Peek(var target) -> changes.peek(target);
            case Request.Body r ->
                answer(r.ask(), answer -> answer.with(space.probing().peeks().body(r.target(), r.message())));
            case Request.Enable(boolean inTerminal) -> enable(inTerminal);
            case Request.CancelEnable() -> space.probing().cancel();
        }
        changes.soon();
    }

    private void begin(long handle, Replay replay) {
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
        Report.Answer to(Report.Answer nothing) throws IOException;
    }

    private void answer(long ask, Answering answering) {
        Threads.virtual("answer").start(() -> {
            Report.Answer answer = Report.Answer.done(ask);
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

    private void tell(Report report) {
        try {
            frames.write(Wire.bytes(report, Report.class));
        } catch (IOException gone) {
            // The reader sees the end as well.
        }
    }
}
