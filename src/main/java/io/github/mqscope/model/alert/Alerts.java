package io.github.mqscope.model.alert;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Raises each alert once, when a snapshot first shows it, and clears it when it is over.
///
/// A queue at its limit goes over and under it with each message. So an alert on its depth is cleared only when
/// the depth has stayed low for [#CALM]: under the limit for a full one, and a tenth under the threshold for a
/// high one. One on a blocked thread is cleared as soon as the thread goes on.
///
/// A thread that waits for room is in trouble; one that waits for a message is not, and raises none.
///
/// Pure: it knows the snapshots that it is shown, in their order. Used by one thread.
public final class Alerts {
    /// The most that hold at the same time; more are counted only.
    public static final int MOST = 256;

    /// How long a depth must have stayed low.
    public static final Duration CALM = Duration.ofSeconds(2);

    private static final double SLACK = 0.9;

    private enum Kind {
        FULL,
        HIGH,
        BLOCKED
    }

    /// Which alert it is.
    ///
    /// @param tid        the thread, 0 for none
    /// @param since of its call, which is another than its next
    private record Id(Kind kind, QueueKey queue, int tid, Instant since) {}

    private static final class Held {
        private final Alert alert;
        private Instant lastSeen;

        Held(Alert alert, Instant seen) {
            this.alert = alert;
            this.lastSeen = seen;
        }
    }

    private final Map<Id, Held> held = new LinkedHashMap<>();
    private final List<Alert> raised = new ArrayList<>();
    private final List<Alert> cleared = new ArrayList<>();
    private AlertLimits limits = AlertLimits.USUAL;
    private Instant now = Instant.EPOCH;
    private int beyond;

    /// Judges by these from the next snapshot on.
    public void limits(AlertLimits judgeBy) {
        limits = judgeBy;
    }

    /// Takes the next snapshot into account.
    public AlertNews update(Snapshot snapshot) {
        now = snapshot.asOf();
        beyond = 0;
        raised.clear();
        cleared.clear();
        for (QueueState queue : snapshot.queues()) {
            queue.attributes().ifPresent(attributes -> look(queue, attributes));
            queue.blockedSenders().stream()
                    .filter(thread -> thread.among() == 1)
                    .forEach(thread -> look(queue, thread));
        }
        clear(snapshot);
        List<Alert> active = held.values().stream().map(h -> h.alert).toList();
        return new AlertNews(now, active, List.copyOf(raised), List.copyOf(cleared), beyond);
    }

    // Told as full or as high, never as both: that it is full says more.
    private void look(QueueState queue, QueueAttributes attributes) {
        long depth = attributes.curmsgs();
        long maxmsg = attributes.maxmsg();
        Id full = new Id(Kind.FULL, queue.key(), 0, Instant.EPOCH);
        boolean isFull = depth >= maxmsg;
        keep(full, isFull, isFull, () -> new Alert.Full(queue.key(), queue.name(), now, maxmsg));
        Held asFull = held.get(full);
        if (isFull || (asFull != null && !isCalm(asFull))) {
            drop(new Id(Kind.HIGH, queue.key(), 0, Instant.EPOCH));
        } else {
            lookHigh(queue, depth, maxmsg, asFull != null);
        }
    }

    // One that was told as full until now is high as well, and that is no news.
    private void lookHigh(QueueState queue, long depth, long maxmsg, boolean wasFull) {
        Id high = new Id(Kind.HIGH, queue.key(), 0, Instant.EPOCH);
        Alert.High fresh = new Alert.High(queue.key(), queue.name(), now, maxmsg, limits.share());
        boolean goesOn = depth > limits.share() * SLACK * maxmsg;
        if (wasFull && goesOn) {
            held.put(high, new Held(fresh, now));
        } else {
            keep(high, depth > limits.share() * maxmsg, goesOn, () -> fresh);
        }
    }

    private void drop(Id id) {
        Held gone = held.remove(id);
        if (gone != null) {
            cleared.add(gone.alert);
        }
    }

    private void look(QueueState queue, BlockedThread thread) {
        Duration waited = Duration.between(thread.since(), now);
        keep(
                new Id(Kind.BLOCKED, queue.key(), thread.tid(), thread.since()),
                waited.compareTo(limits.blocked()) > 0,
                true,
                () -> new Alert.Blocked(queue.key(), queue.name(), now.minus(waited), thread));
    }

    // Raised where it begins; one that is there stays where it goes on.
    private void keep(Id id, boolean begins, boolean goesOn, Supplier<Alert> fresh) {
        Held there = held.get(id);
        if (there != null) {
            there.lastSeen = goesOn ? now : there.lastSeen;
        } else if (begins && held.size() < MOST) {
            Held one = new Held(fresh.get(), now);
            held.put(id, one);
            raised.add(one.alert);
        } else if (begins) {
            beyond++;
        }
    }

    private void clear(Snapshot snapshot) {
        for (Iterator<Map.Entry<Id, Held>> each = held.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Id, Held> one = each.next();
            if (isOver(one.getKey(), one.getValue(), snapshot)) {
                each.remove();
                cleared.add(one.getValue().alert);
            }
        }
    }

    private boolean isCalm(Held one) {
        return !Duration.between(one.lastSeen, now).minus(CALM).isNegative();
    }

    private boolean isOver(Id id, Held one, Snapshot snapshot) {
        if (one.lastSeen.equals(now)) {
            return false;
        }
        return id.kind() == Kind.BLOCKED
                || isCalm(one)
                || snapshot.find(id.queue()).flatMap(QueueState::attributes).isEmpty();
    }
}
