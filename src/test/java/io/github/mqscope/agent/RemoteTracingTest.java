package io.github.mqscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.trace.Caller;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.model.trace.TracedQueue;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RemoteTracingTest {
    private final RemoteTracing tracing =
            new RemoteTracing(new Link(new Frames(InputStream.nullInputStream(), OutputStream.nullOutputStream())));

    private static TraceEvent event(long sequence) {
        return new TraceEvent(
                sequence,
                0,
                0,
                1000,
                TraceCall.SEND,
                new Caller(1, 1, 0, new byte[] {'p'}),
                TracedQueue.NONE,
                3,
                1,
                0,
                0,
                1,
                Set.of(),
                new byte[] {1});
    }

    private void told(boolean anew, long missed, TraceEvent... events) {
        tracing.told(new AgentReport.Traced(anew, List.of(events), List.of(), missed));
    }

    // As a log here has them that was too slow to be read.
    @Test
    void callsThatFellOutThereAreMissedHere() {
        told(true, 0, event(0), event(1));
        TraceLog.Batch first = tracing.log().since(0, 10);
        assertThat(first.events()).hasSize(2);
        told(false, 7, event(9));
        TraceLog.Batch next = tracing.log().since(first.last(), 10);
        assertThat(next.missed()).isEqualTo(7);
        assertThat(next.events()).extracting(TraceEvent::sequence).containsExactly(9L);
        assertThat(tracing.log().first()).isEqualTo(9);
        assertThat(tracing.log().added()).isEqualTo(10);
        assertThat(tracing.log().all()).hasSize(1);
    }
}
