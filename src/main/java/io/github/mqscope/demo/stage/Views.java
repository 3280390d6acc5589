package io.github.mqscope.demo.stage;

import io.github.mqscope.demo.peer.Reply;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.sys.Mq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Takes the picture of a stage: every value is read when it is taken.
final class Views {
    private final Stage stage;
    private final Map<QueueSight, Flag> flags = new HashMap<>();
    private final LessonHolders holders;

    Views(Stage stage) {
        this.stage = stage;
        this.holders = new LessonHolders(stage);
    }

    List<QueueView> queues() {
        List<QueueView> views = new ArrayList<>();
        try {
            List<StagedCall> calls = stage.counted();
            for (QueueSight sight : stage.sights()) {
                QueueStatus status = sight.status();
                Flag flag = flag(status, flags.getOrDefault(sight, Flag.NONE));
                flags.put(sight, flag);
                boolean linked = sight.isLinked();
                views.add(new QueueView(
                        sight.queue().name(),
                        linked,
                        sight.attributes(),
                        status.qsize(),
                        sight.contents(calls),
                        flag,
                        holders.of(sight.queue().name(), linked)));
            }
        } catch (QueueException unreadable) {
            // Out of descriptors, say: what was read stands.
        }
        return views;
    }

    private Flag flag(QueueStatus status, Flag before) {
        if (status.isRegistered()) {
            return new Flag(Flag.State.SET, name(status.notifyPid()), status.via());
        }
        return before.state() == Flag.State.SET
                ? new Flag(
                        tookAway(before.actor()) ? Flag.State.REMOVED : Flag.State.FIRED, before.actor(), before.via())
                : before;
    }

    private String name(int pid) {
        return stage.actors().stream()
                .filter(actor -> actor.pid() == pid)
                .map(Actor::name)
                .findFirst()
                .orElse(Integer.toString(pid));
    }

    // Whether its process, since it registered, has itself ended the registration.
    private boolean tookAway(String name) {
        for (Actor actor : stage.actors()) {
            if (actor.name().equals(name)) {
                return !actor.peer().isAlive()
                        || actor.calls().reversed().stream()
                                .takeWhile(call -> !isRegistration(call))
                                .anyMatch(call -> call.name().equals("mq_close")
                                        || call.name().equals("mq_notify"));
            }
        }
        return false;
    }

    private static boolean isRegistration(StagedCall call) {
        return call.name().equals("mq_notify") && !call.text().contains("NULL");
    }

    List<ActorView> actors() {
        return stage.actors().stream().map(Views::actor).toList();
    }

    private static ActorView actor(Actor actor) {
        OptionalInt status = actor.peer().exitStatus();
        ActorView.State state = status.isPresent() ? ActorView.State.ENDED : state(actor);
        List<StagedCall> calls = actor.calls();
        boolean inCall = !calls.isEmpty() && calls.getLast().isPending() && state != ActorView.State.RUNNING;
        return new ActorView(
                actor.name(),
                actor.pid(),
                state,
                inCall ? calls.getLast().text() : "",
                inCall ? calls.getLast().begunNanos() : 0,
                isNonBlocking(actor),
                status);
    }

    private static ActorView.State state(Actor actor) {
        if (!actor.peer().caller().isDone()) {
            return ActorView.State.STARTING;
        }
        try {
            ThreadState state =
                    ThreadState.read(actor.pid(), actor.peer().caller().join());
            return switch (state.call()) {
                case "mq_timedsend" -> ActorView.State.BLOCKED_SENDING;
                case "mq_timedreceive" -> ActorView.State.BLOCKED_RECEIVING;
                case "epoll_wait", "epoll_pwait" -> ActorView.State.WAITING;
                default -> state.ended() ? ActorView.State.ENDED : ActorView.State.RUNNING;
            };
        } catch (IOException | java.util.concurrent.CompletionException unreadable) {
            return ActorView.State.RUNNING;
        }
    }

    /// Whether its descriptor has O_NONBLOCK; false where it has none.
    static boolean isNonBlocking(Actor actor) {
        try {
            return Files.readString(Path.of("/proc/" + actor.pid() + "/fdinfo/" + actor.mqd()))
                    .lines()
                    .filter(line -> line.startsWith("flags:"))
                    .anyMatch(line -> (Long.parseLong(line.substring(6).strip(), 8) & Mq.O_NONBLOCK) != 0);
        } catch (IOException none) {
            return false;
        }
    }

    List<CallView> calls() {
        List<StagedCall> calls = stage.calls();
        return calls.subList(Math.max(0, calls.size() - Scene.CALLS), calls.size()).stream()
                .map(Views::call)
                .toList();
    }

    private static CallView call(StagedCall call) {
        String none = call.isPending() ? "" : "its process ended";
        return new CallView(
                call.actor(),
                call.text(),
                call.reply().map(Reply::toString).orElse(none),
                call.reply().map(reply -> !reply.isDone()).orElse(!call.isPending()),
                call.begunNanos(),
                call.reply().map(Reply::nanos).orElse(0L));
    }
}
