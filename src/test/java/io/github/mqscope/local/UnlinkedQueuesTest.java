package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.space.PendingLook;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Queues that have lost their name, and that somebody still holds.
@Timeout(60)
class UnlinkedQueuesTest {
    /// Holds a queue and says so; a line of input ends it.
    private final QueueName name = TestQueue.uniqueName();

    @BeforeEach
    void needsAListing() throws Exception {
        Requires.listing();
        Requires.tool("cc");
    }

    private static Optional<QueueState> find(Snapshot now, QueueKey key) {
        return now.find(key);
    }

    @Test
    void oneIsListedWithItsHolderAndCostUntilThatLetsGo() throws Exception {
        TestQueue queue = TestQueue.create(name, 4, 64);
        QueueKey key = queue.queue().key();
        queue.queue().send(new Message(3, new byte[9]));
        try (Watching watching = Watching.of()) {
            try (Peer holder = CProgram.holding(name)) {
                queue.close();
                Await.until(
                        "it is listed without a name",
                        () -> find(watching.latest(), key)
                                .filter(QueueState::unlinked)
                                .filter(state -> !state.openers().isEmpty())
                                .isPresent());
                QueueState state = find(watching.latest(), key).orElseThrow();
                assertThat(state.name()).isEqualTo(name);
                assertThat(state.depth()).isEqualTo(1);
                assertThat(state.status().orElseThrow().qsize()).isEqualTo(9);
                assertThat(state.openers()).extracting(Opener::pid).containsExactly((int) holder.pid());
                assertThat(watching.latest().budgets()).anyMatch(budget -> budget.used() >= 4 * 64);
            }
            Await.until("it is gone", () -> find(watching.latest(), key).isEmpty());
        }
    }

    @Test
    void aNameCreatedAnewStandsBesideTheOldQueue() throws Exception {
        TestQueue old = TestQueue.create(name, 2, 64);
        QueueKey before = old.queue().key();
        try (Watching watching = Watching.of();
                Peer _ = CProgram.holding(name)) {
            old.close();
            try (TestQueue fresh = TestQueue.create(name, 3, 64)) {
                QueueKey after = fresh.queue().key();
                Await.until(
                        "both are listed",
                        () -> find(watching.latest(), before).isPresent()
                                && find(watching.latest(), after).isPresent());
                assertThat(find(watching.latest(), before).orElseThrow().unlinked())
                        .isTrue();
                assertThat(find(watching.latest(), after).orElseThrow().unlinked())
                        .isFalse();
            }
        }
    }

    @Test
    void itIsOpenedThroughItsHolderAndNotByItsName() throws Exception {
        TestQueue queue = TestQueue.create(name, 2, 64);
        QueueTarget target = new QueueTarget(name, queue.queue().key());
        queue.queue().send(new Message(0, new byte[] {7}));
        try (LocalSpace space = new LocalSpace((what, why) -> {}, () -> {}, Optional.empty());
                Peer _ = CProgram.holding(name)) {
            space.watch(snapshot -> {});
            queue.close();
            try (QueueAccess access = QueueAccess.open()) {
                assertThatThrownBy(() -> access.open(target, Access.READ, true)).isInstanceOf(QueueException.class);
            }
            Await.until("it is found", () -> isOpened(space, target));
        }
    }

    private static boolean isOpened(LocalSpace space, QueueTarget target) {
        var look = space.contents().look(target);
        Await.until("the look is over", () -> look.stage() == PendingLook.Stage.OVER);
        return look.messages().size() == 1;
    }

    @Test
    void aListAtThePromptHasIt() throws Exception {
        TestQueue queue = TestQueue.create(name, 2, 64);
        try (Peer _ = CProgram.holding(name)) {
            queue.close();
            List<QueueState> listed = QueueInspection.list().queues();
            assertThat(listed)
                    .filteredOn(state -> state.name().equals(name))
                    .singleElement()
                    .satisfies(state -> {
                        assertThat(state.unlinked()).isTrue();
                        assertThat(state.attributes()).isPresent();
                    });
        }
    }
}
