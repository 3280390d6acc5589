package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/// Queues that come while a watcher begins: some are listed, of some an event tells, of some both.
@Timeout(60)
class WatcherBeginsTest {
    private static final int QUEUES = 150;

    private final List<TestQueue> coming = new ArrayList<>();

    private void create() {
        try {
            for (int i = 0; i < QUEUES; i++) {
                coming.add(TestQueue.create(1, 1));
            }
        } catch (QueueException e) {
            throw new AssertionError(e);
        }
    }

    @RepeatedTest(10)
    void eachIsGoneWhenItIsUnlinked() throws Exception {
        Requires.listing();
        Thread creating = Thread.ofPlatform().start(this::create);
        try (Watching watching = new Watching(WatchOptions.ALL)) {
            creating.join();
            for (TestQueue queue : coming) {
                queue.close();
            }
            assertThat(coming).hasSize(QUEUES);
            Await.until(
                    "none is shown",
                    () -> coming.stream()
                            .allMatch(queue -> watching.find(queue.name()).isEmpty()));
        }
    }
}
