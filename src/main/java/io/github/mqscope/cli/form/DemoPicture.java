package io.github.mqscope.cli.form;

import io.github.mqscope.demo.peer.PeerEvent;
import io.github.mqscope.demo.stage.ActorView;
import io.github.mqscope.demo.stage.DrawnMessage;
import io.github.mqscope.demo.stage.Flag;
import io.github.mqscope.demo.stage.QueueView;
import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.text.Plural;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The queue of a lesson in plain text: slots with messages in receive order, the next one at the left, where the
/// blocked receivers wait; blocked senders at the right; under it every process and what it does.
///
/// ```
///                      +---------+---------+---------+
///                      | one     | two     | three   |  < sender
///                      | prio 0  | prio 0  | prio 0  |
///                      +---------+---------+---------+
/// ```
public final class DemoPicture {
    private static final String INDENT = "     ";
    private static final int SLOT = 9;
    private static final int MOST_SLOTS = 6;
    private static final int MOST_EVENTS = 12;

    private DemoPicture() {}

    public static String of(Scene scene) {
        StringBuilder out = new StringBuilder("\n");
        for (QueueView queue : scene.queues()) {
            List<ActorView> holders = scene.actors().stream()
                    .filter(actor -> queue.holders().contains(actor.name()))
                    .toList();
            out.append(queue(queue, holders));
        }
        scene.actors().forEach(actor -> out.append(actor(actor)));
        out.append(timeline(scene.events()));
        return out.append('\n').toString();
    }

    private static String queue(QueueView queue, List<ActorView> actors) {
        String receivers = names(actors, ActorView.State.BLOCKED_RECEIVING);
        String senders = names(actors, ActorView.State.BLOCKED_SENDING);
        String left = receivers.isEmpty() ? INDENT : INDENT + receivers + " < ";
        String blank = " ".repeat(left.length());
        int slots = (int) Math.min(MOST_SLOTS, queue.attributes().maxmsg());
        String border = "+" + ("-".repeat(SLOT) + "+").repeat(slots);
        return INDENT + caption(queue) + "\n"
                + blank + border + "\n"
                + left + row(queue, slots, DrawnMessage::text) + (senders.isEmpty() ? "" : "  < " + senders) + "\n"
                + blank + row(queue, slots, tile -> "prio " + tile.priority()) + more(queue, slots) + "\n"
                + blank + border + "\n";
    }

    private static String caption(QueueView queue) {
        return queue.name() + (queue.linked() ? "" : " (unlinked)") + "  "
                + queue.attributes().curmsgs() + " of "
                + Plural.of(queue.attributes().maxmsg(), "message") + ", "
                + Plural.of(queue.bytes(), "byte") + ", " + queue.contents().source() + flag(queue.flag());
    }

    private static String flag(Flag flag) {
        return switch (flag.state()) {
            case NONE -> "";
            case SET -> "\n" + INDENT + "NOTIFY " + flag.actor() + " is registered, by " + flag.via();
            case FIRED -> "\n" + INDENT + "NOTIFY the registration of " + flag.actor() + " has fired";
            case REMOVED -> "\n" + INDENT + "NOTIFY the registration of " + flag.actor() + " is gone";
        };
    }

    private static String names(List<ActorView> actors, ActorView.State state) {
        return String.join(
                ", ",
                actors.stream()
                        .filter(actor -> actor.state() == state)
                        .map(ActorView::name)
                        .toList());
    }

    private static String row(QueueView queue, int slots, Function<DrawnMessage, String> text) {
        StringBuilder row = new StringBuilder("|");
        for (int i = 0; i < slots; i++) {
            List<DrawnMessage> tiles = queue.contents().tiles();
            row.append(cell(i < tiles.size() ? text.apply(tiles.get(i)) : "")).append('|');
        }
        return row.toString();
    }

    private static String cell(String text) {
        String cut = text.length() > SLOT - 2 ? text.substring(0, SLOT - 3) + "~" : text;
        return " " + cut + " ".repeat(SLOT - 1 - cut.length());
    }

    private static String more(QueueView queue, int slots) {
        long hidden = queue.attributes().maxmsg() - slots;
        return hidden > 0 ? "  and " + hidden + " slots more" : "";
    }

    private static String actor(ActorView actor) {
        return INDENT + String.format(Locale.ROOT, "%-11s %7d  %s%n", actor.name(), actor.pid(), doing(actor));
    }

    private static String doing(ActorView actor) {
        return switch (actor.state()) {
            case STARTING -> "starts";
            case RUNNING -> "free" + mode(actor);
            case BLOCKED_SENDING, BLOCKED_RECEIVING -> "blocked in " + actor.call() + time(actor) + mode(actor);
            case WAITING -> "waits in " + actor.call() + time(actor);
            case ENDED ->
                actor.exitStatus().isPresent()
                        ? "has ended, status " + actor.exitStatus().getAsInt()
                        : "has ended";
        };
    }

    private static String mode(ActorView actor) {
        return actor.nonBlocking() ? ", O_NONBLOCK" : "";
    }

    private static String time(ActorView actor) {
        return String.format(Locale.ROOT, ", %.1f s", (System.nanoTime() - actor.sinceNanos()) / 1e9);
    }

    private static String timeline(List<PeerEvent> events) {
        StringBuilder out = new StringBuilder();
        for (PeerEvent event : events.subList(Math.max(0, events.size() - MOST_EVENTS), events.size())) {
            double seconds = (event.nanos() - events.getFirst().nanos()) / 1e9;
            out.append(
                    String.format(Locale.ROOT, INDENT + "  %7.3f s  %-8s  %s%n", seconds, event.kind(), event.text()));
        }
        return out.toString();
    }
}
