package io.github.mqscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.local.LocalSpace;
import io.github.mqscope.log.LogHead;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.pipe.Frames;
import io.github.mqscope.space.ProbeStatus;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What an agent says while nothing happens to its queues.
@Timeout(120)
class IdleAgentTest {
    private static final Duration QUIET = Duration.ofSeconds(5);

    private record Told(Instant at, AgentReport report) {}

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private LocalSpace space;
    private Frames near;
    private Pipe there;

    @BeforeEach
    void begin() throws Exception {
        space = new LocalSpace((what, why) -> {}, () -> {}, Optional.empty());
        space.openProbe();
        there = Pipe.open();
        Pipe back = Pipe.open();
        near = new Frames(
                AgentServer.MAGIC, Channels.newInputStream(back.source()), Channels.newOutputStream(there.sink()));
        Thread.ofPlatform().daemon().start(() -> {
            try {
                AgentServer.serve(
                        space,
                        new HandingOver(),
                        LogHead.VERSION,
                        Channels.newInputStream(there.source()),
                        Channels.newOutputStream(back.sink()));
            } catch (IOException gone) {
                // The end of the test.
            }
        });
        near.awaitBegin();
        Thread.ofPlatform().daemon().start(this::read);
        near.write(Wire.bytes(new AgentRequest.Watch(), AgentRequest.class));
    }

    @AfterEach
    void end() throws Exception {
        there.sink().close();
        space.close();
    }

    private void read() {
        try {
            for (Optional<byte[]> frame = near.read(); frame.isPresent(); frame = near.read()) {
                told.add(new Told(Instant.now(), Wire.read(frame.get(), AgentReport.class)));
            }
        } catch (IOException gone) {
            // The end of the test.
        }
    }

    private List<AgentReport> since(Instant moment) {
        return told.stream()
                .filter(one -> one.at().isAfter(moment))
                .map(Told::report)
                .toList();
    }

    private void awaitOnlyHeartbeats() {
        Await.until("nothing but heartbeats is told", Duration.ofSeconds(80), () -> {
            List<AgentReport> lately = since(Instant.now().minus(QUIET));
            return !told.isEmpty()
                    && told.getFirst().at().isBefore(Instant.now().minus(QUIET))
                    && lately.size() >= 2
                    && lately.stream().allMatch(AgentReport.Heartbeat.class::isInstance);
        });
    }

    @Test
    void itsHeartTellsWhenAllWasStillSo() throws Exception {
        try (TestQueue queue = TestQueue.create()) {
            queue.queue().send(new Message(1, new byte[1]));
            awaitOnlyHeartbeats();
            List<AgentReport> beats = since(Instant.now().minus(QUIET));
            assertThat(((AgentReport.Heartbeat) beats.getLast()).asOf())
                    .isAfter(((AgentReport.Heartbeat) beats.getFirst()).asOf());
            assertThat(told.stream().map(Told::report))
                    .filteredOn(AgentReport.Seen.class::isInstance)
                    .isNotEmpty();
        }
    }

    @Test
    void aLookThatFindsTheSameIsNoNewsButItsMoment() throws Exception {
        Requires.bpf();
        Await.until("the probe is there", () -> space.probing().state() instanceof ProbeStatus.Ready);
        try (TestQueue queue = TestQueue.create()) {
            queue.queue().send(new Message(1, new byte[1]));
            QueueTarget target = new QueueTarget(queue.name(), queue.queue().key());
            near.write(Wire.bytes(new AgentRequest.Peek(Optional.of(target)), AgentRequest.class));
            Await.until(
                    "it is looked into",
                    () -> told.stream()
                            .anyMatch(one ->
                                    one.report() instanceof AgentReport.Peeked(var found, var _) && found.isPresent()));
            awaitOnlyHeartbeats();
            Instant last = ((AgentReport.Heartbeat)
                            since(Instant.now().minus(QUIET)).getLast())
                    .peeked()
                    .orElseThrow();
            assertThat(last).isAfter(Instant.now().minus(QUIET));
        }
    }
}
