package io.github.mqscope.ui.lessons;

import io.github.mqscope.demo.stage.ActorView;
import io.github.mqscope.demo.stage.CallView;
import io.github.mqscope.demo.stage.QueueView;
import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.picture.Ends;
import io.github.mqscope.ui.picture.Freshness;
import io.github.mqscope.ui.picture.NotifyFlag;
import io.github.mqscope.ui.picture.Party;
import io.github.mqscope.ui.picture.PictureModel;
import io.github.mqscope.ui.picture.Tile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Makes the picture's models of a scene's queues. A process stands at the end that its last call belongs to;
/// before any, at the only one that its descriptor allows.
final class QueueModels {
    private static final Pattern SENDS = Pattern.compile("mq_(timed)?send\\(.*|mq_open\\(.*O_WRONLY.*", Pattern.DOTALL);
    private static final Pattern RECEIVES = Pattern.compile(
            "(mq_(timed)?receive|mq_notify|epoll_ctl|epoll_wait)\\(.*|mq_open\\(.*O_RDONLY.*", Pattern.DOTALL);

    private final Scene scene;

    QueueModels(Scene scene) {
        this.scene = scene;
    }

    PictureModel of(QueueView queue) {
        long curmsgs = queue.attributes().curmsgs();
        List<Tile> tiles = queue.contents().tiles().stream()
                .limit(curmsgs)
                .map(QueueModels::tile)
                .toList();
        Freshness sure = tiles.size() == curmsgs && queue.contents().whole() ? Freshness.EXACT : Freshness.COUNT_ONLY;
        String name = Escaped.of(queue.name().toString());
        return PictureModel.of(name, queue.attributes().maxmsg(), tiles)
                .withCount(curmsgs)
                .with(ends(queue))
                .with(flag(queue.flag()))
                .with(sure, 0);
    }

    private static Tile tile(io.github.mqscope.demo.stage.DrawnMessage tile) {
        Message shown = new Message(tile.priority(), tile.text().getBytes(StandardCharsets.UTF_8));
        return new Tile(tile.identity(), shown, tile.size(), tile.sender(), OptionalLong.empty());
    }

    private static NotifyFlag flag(io.github.mqscope.demo.stage.Flag flag) {
        NotifyFlag set = NotifyFlag.registered(flag.actor(), flag.via());
        return switch (flag.state()) {
            case NONE -> NotifyFlag.NONE;
            case SET -> set;
            case FIRED -> set.now(NotifyFlag.State.FIRED);
            case REMOVED -> set.now(NotifyFlag.State.REMOVED);
        };
    }

    // Who waits comes first: where there is room for one name only, it is the one that matters. Who has ended is
    // shown where it sent or received.
    private Ends ends(QueueView queue) {
        List<Party> senders = new ArrayList<>();
        List<Party> receivers = new ArrayList<>();
        List<Party> either = new ArrayList<>();
        List<ActorView> waitingFirst = scene.actors().stream()
                .filter(actor -> isAt(queue, actor))
                .sorted(Comparator.comparing(actor -> !waits(actor)))
                .toList();
        for (ActorView actor : waitingFirst) {
            List<Party> end = sends(actor) ? senders : receives(actor) ? receivers : either;
            end.add(party(actor));
        }
        return new Ends(senders, receivers, either);
    }

    private boolean isAt(QueueView queue, ActorView actor) {
        return actor.state() == ActorView.State.ENDED
                ? sends(actor) || receives(actor)
                : queue.holders().contains(actor.name());
    }

    private static boolean waits(ActorView actor) {
        return switch (actor.state()) {
            case BLOCKED_SENDING, BLOCKED_RECEIVING, WAITING -> true;
            case STARTING, RUNNING, ENDED -> false;
        };
    }

    private boolean sends(ActorView actor) {
        return actor.state() == ActorView.State.BLOCKED_SENDING || (!receives(actor) && last(actor, SENDS) >= 0);
    }

    private boolean receives(ActorView actor) {
        return switch (actor.state()) {
            case BLOCKED_RECEIVING, WAITING -> true;
            case BLOCKED_SENDING -> false;
            case STARTING, RUNNING, ENDED -> last(actor, RECEIVES) > last(actor, SENDS);
        };
    }

    private int last(ActorView actor, Pattern calls) {
        for (int i = scene.calls().size() - 1; i >= 0; i--) {
            CallView call = scene.calls().get(i);
            if (call.actor().equals(actor.name()) && calls.matcher(call.text()).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static Party party(ActorView actor) {
        OptionalLong since = actor.call().isEmpty() ? OptionalLong.empty() : OptionalLong.of(actor.sinceNanos());
        return new Party(actor.name(), Math.toIntExact(actor.pid()), state(actor), since, actor.call());
    }

    private static Party.State state(ActorView actor) {
        return switch (actor.state()) {
            case STARTING, RUNNING -> Party.State.RUNNING;
            case BLOCKED_SENDING -> Party.State.SENDING;
            case BLOCKED_RECEIVING -> Party.State.RECEIVING;
            case WAITING -> Party.State.POLLING;
            case ENDED -> Party.State.ENDED;
        };
    }
}
