package io.github.mqscope.mqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.TestQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueFileSystemTest {
    private static QueueFileSystem open() {
        try {
            return QueueFileSystem.open();
        } catch (QueueException e) {
            return abort("needs the queue file system: " + e.getMessage());
        }
    }

    @Test
    void findsMountPointsWhereverTheyAre() {
        assertThat(QueueMounts.mountPoints("""
                                22 1 0:20 / / rw - overlay overlay rw
                                31 22 0:19 / /dev/mqueue rw,nosuid shared:12 - mqueue mqueue rw
                                99 22 0:19 / /srv/a\\040b\\134c\\011d rw - mqueue none rw
                                40 22 0:30 / /mqueue rw - tmpfs mqueue rw
                                """)).containsExactly("/dev/mqueue", "/srv/a b\\c\td");
        assertThat(QueueMounts.mountPoints("")).isEmpty();
    }

    @Test
    void listsQueuesByTheirBytes() throws Exception {
        try (QueueFileSystem files = open();
                TestQueue queue = TestQueue.create(TestQueue.hostileName(), 1, 8)) {
            assertThat(files.names()).contains(queue.name());
            assertThat(MessageQueue.keyOf(files.stat(queue.name())))
                    .isEqualTo(queue.queue().key());
            try (MessageQueue watched = files.open(queue.name())) {
                assertThat(watched.attributes().nonBlocking()).isTrue();
                assertThat(watched.key()).isEqualTo(queue.queue().key());
            }
        }
    }

    @Test
    void aQueueThatReplacedTheOneMeantIsLeftAlone() throws Exception {
        QueueName name = TestQueue.uniqueName();
        try (QueueFileSystem files = open();
                TestQueue first = TestQueue.create(name, 1, 8)) {
            QueueKey meant = first.queue().key();
            QueueOpen.unlink(name);
            try (TestQueue second = TestQueue.create(name, 2, 8)) {
                assertThatThrownBy(
                                () -> files.open(name, meant, Access.READ, true).close())
                        .isInstanceOfSatisfying(
                                QueueException.class,
                                e -> assertThat(e.failure().cause()).isEqualTo(Cause.REPLACED));
                assertThatThrownBy(() -> files.unlink(name, meant)).hasMessageContaining("was left alone");
                QueueKey now = second.queue().key();
                files.open(name, now, Access.READ_WRITE, false).close();
                files.unlink(name, now);
                assertThat(files.names()).doesNotContain(name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/..", "/.", "/../shm/x", "/a/b"})
    void aNameThatIsAPathDoesNotLeadOutOfTheFileSystem(String path) {
        try (QueueFileSystem files = open()) {
            QueueName name = QueueName.of(path);
            assertThatThrownBy(() -> files.stat(name))
                    .isInstanceOfSatisfying(
                            QueueException.class,
                            e -> assertThat(e.failure().cause()).isEqualTo(Cause.INVALID_NAME));
            assertThatThrownBy(() -> files.open(name).close()).isInstanceOf(QueueException.class);
            assertThatThrownBy(() -> files.unlink(name, new QueueKey(0, 0))).isInstanceOf(QueueException.class);
        }
    }
}
