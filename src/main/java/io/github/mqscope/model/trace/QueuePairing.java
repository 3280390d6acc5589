package io.github.mqscope.model.trace;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds for each receive of one queue the send that its message came from.
///
/// Calls are told when they return, so that on two processors a receive may be told before its send, and
/// calls of two threads in another order than the queue saw them. Therefore a receive takes the oldest send
/// of its own priority, length and bytes, and one that finds none waits a little for its send to be told.
/// One that never finds it took a message from before the trace, or one whose call was lost.
///
/// Bounded: at most [#MOST_QUEUED] messages are remembered; older ones become unknown.
public final class QueuePairing {
    /// The most messages remembered; a queue holds no more than that by the kernel's own limit.
    public static final int MOST_QUEUED = 65536;

    private static final int MOST_EARLY = 64;
    private static final long SETTLE_NANOS = 100_000_000;

    private record Print(int priority, long length, int hash) {
        static Print of(TraceEvent event) {
            return new Print(event.priority(), event.messageLength(), Arrays.hashCode(event.payload()));
        }

        boolean isLike(Print other) {
            return length == other.length && hash == other.hash;
        }
    }

    private final Map<Print, Deque<TraceEvent>> queued = new HashMap<>();
    private final Deque<TraceEvent> early = new ArrayDeque<>();
    private final LatencyHistogram latency = new LatencyHistogram();
    private final Flow flow = new Flow();
    private int remembered;
    private long fromBefore = -1;
    private long sent;
    private long received;
    private long unknown;

    /// Takes the next call into account.
    /// @return the message's way, where this call completes it
    Optional<Delivery> add(TraceEvent event) {
        if (!event.movedMessage()) {
            return Optional.empty();
        }
        flow.add(event);
        boolean send = event.call() == TraceCall.SEND;
        if (fromBefore < 0) {
            fromBefore = Math.max(0, event.curmsgs() - (send ? 1 : 0));
        }
        Optional<Delivery> delivery = send ? sent(event) : received(event);
        delivery.ifPresent(whole -> latency.add(whole.latencyNanos()));
        settle(event);
        return delivery;
    }

    private Optional<Delivery> sent(TraceEvent send) {
        sent++;
        Print print = Print.of(send);
        for (Iterator<TraceEvent> each = early.iterator(); each.hasNext(); ) {
            TraceEvent receive = each.next();
            if (receive.endNanos() >= send.startNanos() && fits(receive, print)) {
                each.remove();
                return Optional.of(new Delivery(send, receive, fromBefore == 0));
            }
        }
        if (remembered == MOST_QUEUED) {
            forgetOldest();
        }
        queued.computeIfAbsent(print, p -> new ArrayDeque<>()).add(send);
        remembered++;
        return Optional.empty();
    }

    private static boolean fits(TraceEvent receive, Print print) {
        Print wanted = Print.of(receive);
        return receive.is(TraceMark.NO_PRIORITY) ? print.isLike(wanted) : print.equals(wanted);
    }

    private Optional<Delivery> received(TraceEvent receive) {
        received++;
        Print wanted = Print.of(receive);
        Print print = receive.is(TraceMark.NO_PRIORITY) ? highestLike(wanted) : wanted;
        Deque<TraceEvent> sends = print == null ? null : queued.get(print);
        if (print == null || sends == null) {
            early.add(receive);
            return Optional.empty();
        }
        TraceEvent send = sends.remove();
        remembered--;
        if (sends.isEmpty()) {
            queued.remove(print);
        }
        return Optional.of(new Delivery(send, receive, fromBefore == 0));
    }

    private @Nullable Print highestLike(Print wanted) {
        return queued.keySet().stream()
                .filter(wanted::isLike)
                .max(Comparator.comparingInt(Print::priority))
                .orElse(null);
    }

    // What this call says about older ones.
    private void settle(TraceEvent event) {
        long settled = event.startNanos() - SETTLE_NANOS;
        while (!early.isEmpty() && (early.size() > MOST_EARLY || early.element().endNanos() < settled)) {
            early.remove();
            unknown++;
            fromBefore = Math.max(0, fromBefore - 1);
        }
        if (event.curmsgs() == 0) {
            fromBefore = 0;
            forgetSentBefore(settled);
        }
    }

    // The queue was empty after them: they are gone, by calls that were lost or are not shown to us.
    private void forgetSentBefore(long settled) {
        if (remembered == 0) {
            return;
        }
        queued.values().removeIf(sends -> {
            while (!sends.isEmpty() && sends.element().endNanos() < settled) {
                sends.remove();
                remembered--;
            }
            return sends.isEmpty();
        });
    }

    private void forgetOldest() {
        queued.entrySet().stream()
                .min(Comparator.comparingLong(each -> each.getValue().element().startNanos()))
                .ifPresent(oldest -> {
                    oldest.getValue().remove();
                    remembered--;
                    fromBefore++;
                    if (oldest.getValue().isEmpty()) {
                        queued.remove(oldest.getKey());
                    }
                });
    }

    /// The sends of the messages that should be in the queue now, in receive order. Those from before the
    /// trace are not among them, and may be anywhere between them.
    public List<TraceEvent> queued() {
        return queued.values().stream()
                .flatMap(Deque::stream)
                .sorted(Comparator.comparingInt(TraceEvent::priority)
                        .reversed()
                        .thenComparingLong(TraceEvent::startNanos))
                .toList();
    }

    /// From send to receive.
    public LatencyHistogram latency() {
        return latency;
    }

    /// Who sends and who receives.
    public Flow flow() {
        return flow;
    }

    /// Messages sent.
    public long sent() {
        return sent;
    }

    /// Messages received.
    public long received() {
        return received;
    }

    /// Of the received, those whose send nobody has seen.
    public long unknown() {
        return unknown;
    }
}
