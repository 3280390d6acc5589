package io.github.mqscope.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.CallFacts;
import io.github.mqscope.model.trace.Caller;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TracePair;
import io.github.mqscope.model.trace.TracedQueue;
import io.github.mqscope.pipe.Frames;
import io.github.mqscope.pipe.ProtocolException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteTracingTest {
    private final RemoteTracing tracing = new RemoteTracing(new Link(
            new Frames(AgentServer.MAGIC, InputStream.nullInputStream(), OutputStream.nullOutputStream()), why -> {}));

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
                CallFacts.NONE,
                Set.of(),
                new byte[] {1});
    }

    private static TraceEvent opened(Caller caller, TracedQueue queue) {
        return new TraceEvent(
                7,
                2,
                1_700_000_000_123_456_789L,
                9,
                TraceCall.OPEN,
                caller,
                queue,
                -1,
                0x80000000L,
                0600,
                -13,
                0,
                new CallFacts("rw", "", 10, 64, -1, 1_000_000_000),
                EnumSet.of(TraceMark.BLOCKED, TraceMark.SECCOMP),
                new byte[0]);
    }

    // Callers and queues are told once in a frame.
    @Test
    void callsComeAsTheyWent() throws Exception {
        Caller caller = new Caller(812, 813, 1000, new byte[] {(byte) 0xff, 'w'});
        Caller other = new Caller(812, 814, 1000, new byte[0]);
        TracedQueue queue =
                new TracedQueue(Optional.of(new QueueKey(19, 4)), Optional.of(QueueName.of("/jobs")), 4026531839L);
        TracedQueue named = new TracedQueue(Optional.empty(), Optional.of(QueueName.of("/none")), 0);
        AgentReport.Traced traced = new AgentReport.Traced(
                true,
                List.of(
                        opened(caller, queue),
                        opened(other, named),
                        event(9),
                        opened(other, queue),
                        opened(caller, named)),
                List.of(new TracePair(7, 9, -5, true, false)),
                3);
        AgentReport.Traced there =
                (AgentReport.Traced) Wire.read(Wire.bytes(traced, AgentReport.class), AgentReport.class);
        assertThat(there).usingRecursiveComparison().isEqualTo(traced);
        assertThat(there.events().get(3).queue()).isSameAs(there.events().get(0).queue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[]", "{}", "7", "[1,2,3,4,99,0,0]", "[1,2,3,4,2,5,0]", "[1,2,3,4,2,-1]"})
    void whatIsNoCallIsNotBelieved(String call) {
        byte[] frame = ("{\"is\":\"Traced\",\"anew\":false,\"events\":[" + call + "],\"pairs\":[],\"missed\":0}")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Wire.read(frame, AgentReport.class)).isInstanceOf(ProtocolException.class);
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
