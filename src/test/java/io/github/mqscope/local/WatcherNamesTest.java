package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.sys.Accounts;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatcherNamesTest {
    private final AtomicReference<Snapshot> newest = new AtomicReference<>();
    private final CountDownLatch answering = new CountDownLatch(1);

    private String slowly(int id) {
        try {
            answering.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return "anna";
    }

    private String owner() {
        Snapshot now = newest.get();
        return now == null || now.queues().isEmpty()
                ? ""
                : now.queues().getFirst().owner();
    }

    // Nothing else makes it publish: no statistics, and nobody touches the queue.
    @Test
    void anOwnersNameIsShownAsSoonAsItComesAndItsNumberBefore() throws Exception {
        try (TestQueue queue = TestQueue.create();
                EventLoop loop = new EventLoop((what, why) -> {})) {
            WatchOptions options = new WatchOptions(List.of(queue.name()), Duration.ofDays(1));
            new Watcher(loop, options, newest::set, new EventLog(), news -> new Accounts(this::slowly, id -> "g", news))
                    .start();
            Thread runner = Thread.ofPlatform().start(loop::run);
            Await.until("it is shown", () -> !owner().isEmpty());
            assertThat(owner()).isEqualTo(Integer.toString(queue.queue().stat().uid()));
            answering.countDown();
            Await.until("the name is shown", () -> owner().equals("anna"));
            loop.stop();
            Await.until("the loop has ended", () -> !runner.isAlive());
        }
    }
}
