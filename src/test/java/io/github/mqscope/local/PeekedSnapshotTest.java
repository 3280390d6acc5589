package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.PeekedQueue;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.peek.PeekRequest;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.SeenBy;
import io.github.mqscope.probe.Peek;
import io.github.mqscope.probe.Probe;
import io.github.mqscope.probe.ProbeState;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A snapshot goes by what was found in a queue, so that no two panes tell another thing of it.
class PeekedSnapshotTest extends WatcherCase {
    private static Peek peek;

    @BeforeAll
    static void load() {
        Requires.bpf();
        peek = switch (Probe.open()) {
            case ProbeState.Ready(Peek ready) -> ready;
            case ProbeState.Absent absent -> throw new AssertionError(absent);
        };
    }

    @AfterAll
    static void unload() {
        if (peek != null) {
            peek.close();
        }
    }

    private static PeekedQueue look(TestQueue queue) throws QueueException {
        QueueTarget target = new QueueTarget(queue.name(), queue.queue().key());
        return new PeekedQueue(target, Instant.now(), peek.contents(queue.queue(), PeekRequest.all(16)));
    }

    private static QueueState joined(Snapshot before, TestQueue queue) throws QueueException {
        return before.with(look(queue)).find(queue.queue().key()).orElseThrow();
    }

    @Test
    void whatCameSinceIsCountedAndWhoWaitsIsSeen() throws Exception {
        try (TestQueue queue = TestQueue.create(2, 64);
                Watching watching = Watching.of(queue.name())) {
            Snapshot before = watching.latest();
            QueueState seen = before.find(queue.queue().key()).orElseThrow();
            assertThat(joined(before, queue)).isSameAs(seen);
            queue.queue().send(new Message(3, new byte[9]));
            queue.queue().send(new Message(3, new byte[9]));
            try (Peer sender = peer(queue, "send")) {
                sender.awaitBlocked();
                QueueState now = joined(before, queue);
                assertThat(now.depth()).isEqualTo(2);
                assertThat(now.status().orElseThrow().qsize()).isEqualTo(18);
                BlockedThread thread = now.blockedSenders().getFirst();
                assertThat(now.blocked()).hasSize(1);
                assertThat(thread.tid()).isEqualTo((int) sender.pid());
                assertThat(thread.seenBy()).isEqualTo(SeenBy.PROBE);
                assertThat(thread.length().orElseThrow()).isEqualTo(5);
                assertThat(thread.priority().orElseThrow()).isEqualTo(7);
            }
        }
    }

    @Test
    void whoWaitsNoMoreIsGoneWhoWasSeenBeforeStaysAsHeWas() throws Exception {
        try (TestQueue queue = TestQueue.create(1, 64);
                Watching watching = Watching.of(queue.name())) {
            queue.fill();
            Snapshot blocked;
            try (Peer sender = peer(queue, "send")) {
                sender.awaitBlocked();
                Await.until(
                        "he is seen",
                        () -> !seen(watching.latest(), queue).blockedSenders().isEmpty());
                blocked = watching.latest();
                assertThat(joined(blocked, queue).blocked())
                        .isEqualTo(seen(blocked, queue).blocked());
            }
            Snapshot then = blocked;
            Await.until("he waits no more", () -> joined(then, queue).blocked().isEmpty());
        }
    }

    private static QueueState seen(Snapshot snapshot, TestQueue queue) {
        return snapshot.find(keyOf(queue)).orElseThrow();
    }
}
