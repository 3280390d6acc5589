package io.github.mqscope.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.drain.Drained.End;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainTest {
    @TempDir
    private Path directory;

    @Test
    void takesAllInReceiveOrderAndPutsAllBackInTheSameOrder() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            Message[] sent = {
                Drains.message(1, "first of one"),
                Drains.message(7, ""),
                Drains.message(1, "second of one"),
                Drains.large(32767, TestQueue.MSGSIZE),
                Drains.message(0, "\u0000\u0000"),
                Drains.message(7, "second of seven"),
            };
            List<Message> order = List.of(sent[3], sent[1], sent[5], sent[0], sent[2], sent[4]);
            Drains.send(own.queue(), sent);
            Drained drained = Drains.drain(own.queue(), directory);
            assertThat(Drains.bodies(drained.messages())).isEqualTo(order);
            assertThat(drained.end()).isEqualTo(End.EMPTY);
            assertThat(drained.curmsgsBefore()).isEqualTo(6);
            assertThat(drained.sentByOthers() + drained.receivedByOthers()).isZero();
            assertThat(own.queue().attributes().curmsgs()).isZero();
            Restored restored = Drains.restore(own.queue(), drained.journal());
            assertThat(restored.end()).isEqualTo(Restored.End.DONE);
            assertThat(restored.sent()).isEqualTo(6);
            assertThat(restored.journalDeleted()).isTrue();
            assertThat(restored.sentences()).last().asString().contains("old order");
            assertThat(Drains.receiveAll(own.queue())).isEqualTo(order);
            assertThat(Drains.files(directory)).isEmpty();
        }
    }

    @Test
    void largeMessagesCrossPagesInTheJournal() throws Exception {
        try (TestQueue own = TestQueue.create(3, 8192)) {
            Message[] sent = {Drains.large(3, 8192), Drains.large(2, 4100), Drains.large(1, 8191)};
            Drains.send(own.queue(), sent);
            Drained drained = Drains.drain(own.queue(), directory);
            drained.journal().close();
            AbandonedJournal leftover = Drains.onlyLeftover(directory);
            assertThat(Drains.bodies(leftover.messages())).containsExactly(sent);
            try (Journal journal = new Journals(directory).open(leftover)) {
                assertThat(Drains.restore(own.queue(), journal).sent()).isEqualTo(3);
            }
            assertThat(Drains.receiveAll(own.queue())).containsExactly(sent);
        }
    }

    @Test
    void anEmptyQueueLeavesNoJournal() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            Drained drained = Drains.drain(own.queue(), directory);
            assertThat(drained.end()).isEqualTo(End.EMPTY);
            assertThat(drained.taken()).isZero();
            assertThat(Drains.files(directory)).isEmpty();
            assertThat(Drains.restore(own.queue(), drained.journal()).remaining())
                    .isZero();
        }
    }

    @Test
    void theJournalIsForItsOwnerOnly() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            Drains.send(own.queue(), Drains.message(0, "x"));
            Path journals = directory.resolve("state/mqscope/journals");
            Drains.drain(own.queue(), journals).journal().close();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journals)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(Drains.files(journals).getFirst())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aCancelledDrainKeepsWhatIsOutAndLeavesTheRest() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            Drains.send(own.queue(), Drains.message(0, "a"), Drains.message(0, "b"), Drains.message(0, "c"));
            Drained drained =
                    Drain.run(own.queue(), own.queue().key(), new Journals(directory), (done, expected) -> done < 1);
            assertThat(drained.end()).isEqualTo(End.CANCELLED);
            assertThat(Drains.bodies(drained.messages())).containsExactly(Drains.message(0, "a"));
            assertThat(own.queue().attributes().curmsgs()).isEqualTo(2);
            Restored restored = Drains.restore(own.queue(), drained.journal());
            assertThat(restored.standing()).isEqualTo(2);
            assertThat(restored.sentences()).anyMatch(s -> s.contains("2 messages") && s.contains("before ours"));
            assertThat(Drains.receiveAll(own.queue()))
                    .containsExactly(Drains.message(0, "b"), Drains.message(0, "c"), Drains.message(0, "a"));
        }
    }

    @Test
    void anotherSenderIsReportedAndNeverFollowedForEver() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            own.fill();
            DrainProgress sender = (done, expected) -> {
                if (done > 0) {
                    Drains.quietly(() -> own.queue().send(Drains.message(0, "meanwhile")));
                }
                return true;
            };
            Drained drained = Drain.run(own.queue(), own.queue().key(), new Journals(directory), sender);
            assertThat(drained.end()).isEqualTo(End.COUNT);
            assertThat(drained.taken()).isEqualTo(TestQueue.MAXMSG);
            assertThat(drained.sentByOthers()).isEqualTo(TestQueue.MAXMSG - 1);
            assertThat(drained.sentences()).anyMatch(s -> s.contains("others sent at least 9 messages"));
            drained.journal().discard();
        }
    }

    @Test
    void anotherReceiverIsReported() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            own.fill();
            DrainProgress receiver = (done, expected) -> {
                if (done < 4) {
                    Drains.quietly(() -> own.queue().receive());
                }
                return true;
            };
            Drained drained = Drain.run(own.queue(), own.queue().key(), new Journals(directory), receiver);
            assertThat(drained.taken()).isEqualTo(TestQueue.MAXMSG - 4);
            assertThat(drained.receivedByOthers())
                    .as("the first was gone before we looked")
                    .isEqualTo(3);
            drained.journal().discard();
        }
    }

    @Test
    void aReplacedQueueIsRefused() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            QueueKey key = own.queue().key();
            QueueOpen.unlink(own.name());
            try (TestQueue successor = TestQueue.create(own.name(), 10, 64)) {
                Drains.send(successor.queue(), Drains.message(0, "another queue's"));
                assertThatThrownBy(() -> Drain.open(own.name(), key))
                        .isInstanceOfSatisfying(
                                QueueException.class,
                                e -> assertThat(e.failure().cause()).isEqualTo(Cause.REPLACED));
                assertThatThrownBy(
                                () -> Drain.run(successor.queue(), key, new Journals(directory), DrainProgress.SILENT))
                        .isInstanceOf(QueueException.class);
                assertThat(successor.queue().attributes().curmsgs()).isEqualTo(1);
            }
        }
    }

    @Test
    void openGivesTheQueueThatWasMeant() throws Exception {
        try (TestQueue own = TestQueue.create();
                MessageQueue opened = Drain.open(own.name(), own.queue().key())) {
            assertThat(opened.attributes().nonBlocking()).isTrue();
            assertThat(opened.key()).isEqualTo(own.queue().key());
        }
    }
}
