package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.sys.Self;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import org.junit.jupiter.api.Test;

/// Queues that come and go while they are watched, and what the watcher keeps of them.
class WatcherLifetimeTest extends WatcherCase {
    @Test
    void seesAQueueComeAndGoAndOneThatTakesItsNameAsAnother() throws Exception {
        Requires.capSysAdmin();
        QueueName name = TestQueue.uniqueName();
        try (Watching watching = Watching.of(name)) {
            QueueKey first;
            try (TestQueue queue = TestQueue.create(name, 1, 8)) {
                first = queue.queue().key();
                assertThat(watching.await(name, "the queue", q -> true).key()).isEqualTo(first);
                QueueOpen.unlink(name);
                watching.awaitGone(first);
            }
            try (TestQueue queue = TestQueue.create(name, 1, 8)) {
                QueueState second = watching.await(name, "its successor", q -> true);
                assertThat(second.key())
                        .isNotEqualTo(first)
                        .isEqualTo(queue.queue().key());
            }
            Await.until(
                    "both are gone",
                    () -> watching.events(name, LoopEvent.Kind.DELETED).size() == 2);
            assertThat(watching.events(name, LoopEvent.Kind.CREATED)).hasSize(2);
        }
    }

    @Test
    void aChangeOfModeIsAnEvent() throws Exception {
        Requires.root();
        Requires.capSysAdmin();
        try (TestQueue queue = TestQueue.create(1, 8);
                Watching watching = Watching.of(queue.name())) {
            chmod(queue, "rw-r-----");
            watching.await(queue.name(), "the new mode", q -> q.mode() == 0640);
            watching.awaitEvent(queue.name(), LoopEvent.Kind.ATTRIB);
        }
    }

    @Test
    void aThousandQueuesLeaveNoDescriptorBehind() throws Exception {
        QueueName name = TestQueue.uniqueName();
        try (Watching watching = Watching.of(name)) {
            long before = descriptors();
            for (int i = 0; i < 1000; i++) {
                TestQueue.create(name, 1, 8).close();
            }
            try (TestQueue last = TestQueue.create(name, 1, 8)) {
                watching.await(name, "the last", q -> q.key().equals(keyOf(last)));
            }
            Await.until("none is left", () -> watching.find(name).isEmpty());
            Await.until("descriptors as before", () -> descriptors() <= before);
        }
    }

    @Test
    void closingLeavesNoDescriptorBehind() throws Exception {
        try (TestQueue queue = TestQueue.create(1, 8)) {
            Watching.of(queue.name()).close();
            long before = descriptors();
            for (int i = 0; i < 20; i++) {
                Watching.of(queue.name()).close();
            }
            Await.until("descriptors as before", () -> descriptors() <= before);
        }
    }

    @Test
    void aQueueThatDidNotChangeIsTheSameObjectInTheNextSnapshot() throws Exception {
        try (TestQueue busy = TestQueue.create(3, 64);
                TestQueue idle = TestQueue.create(3, 64);
                Watching watching = Watching.of(busy.name(), idle.name())) {
            int first = watching.published.get();
            Await.until("it has settled", () -> watching.published.get() > first + 10);
            QueueState before = watching.find(idle.name()).orElseThrow();
            busy.queue().send(ONE);
            watching.await(busy.name(), "the other changed", q -> q.depth() == 1);
            assertThat(watching.find(idle.name())).containsSame(before);
        }
    }

    @Test
    void theOwnersBudgetIsTheSumOfTheCosts() throws Exception {
        try (TestQueue one = TestQueue.create(3, 64);
                TestQueue two = TestQueue.create(1, 8);
                Watching watching = Watching.of(one.name(), two.name())) {
            watching.await(two.name(), "the queues", q -> true);
            long cost =
                    one.queue().attributes().cost() + two.queue().attributes().cost();
            assertThat(watching.latest().budgets()).singleElement().satisfies(budget -> {
                assertThat(budget.uid()).isEqualTo(Self.euid());
                assertThat(budget.used()).isEqualTo(cost);
                assertThat(budget.queues()).isEqualTo(2);
            });
        }
    }
}
