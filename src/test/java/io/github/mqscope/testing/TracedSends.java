package io.github.mqscope.testing;

import io.github.mqscope.model.trace.CallFacts;
import io.github.mqscope.model.trace.Caller;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TracedQueue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Sends as a trace has seen them, made up: what a replay is of.
public final class TracedSends {
    private TracedSends() {}

    /// Messages of these sizes, whose first byte is their number.
    public static List<TraceEvent> of(int... sizes) {
        List<TraceEvent> events = new ArrayList<>();
        for (int size : sizes) {
            byte[] payload = new byte[size];
            payload[0] = (byte) (events.size() + 1);
            events.add(event(events.size() + 1, size, 0, payload));
        }
        return events;
    }

    /// A send that was refused with EAGAIN.
    public static TraceEvent failed() {
        return event(1, 1, -11, new byte[1]);
    }

    /// A send of which the trace kept one byte.
    public static TraceEvent cut(int size) {
        return event(1, size, 0, new byte[1]);
    }

    private static TraceEvent event(long sequence, int size, long result, byte[] payload) {
        return new TraceEvent(
                sequence,
                0,
                1_700_000_000_000_000_000L,
                100,
                TraceCall.SEND,
                new Caller(812, 813, 1000, new byte[] {'w'}),
                new TracedQueue(Optional.empty(), Optional.empty(), 0),
                9,
                size,
                0,
                result,
                0,
                CallFacts.NONE,
                EnumSet.noneOf(TraceMark.class),
                payload);
    }
}
