package io.github.mqscope.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.drain.Restored.End;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.testing.TestQueue;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
    private static final Message A = Drains.message(5, "a");
    private static final Message B = Drains.message(5, "b");
    private static final Message C = Drains.message(2, "c");

    @TempDir
    private Path directory;

    private Journal drained(TestQueue own) throws Exception {
        Drains.send(own.queue(), A, B, C);
        return Drains.drain(own.queue(), directory).journal();
    }

    @Test
    void aFullQueueKeepsTheJournalAndALaterRestoreGoesOn() throws Exception {
        try (TestQueue own = TestQueue.create(3, 64)) {
            Journal journal = drained(own);
            Message other = Drains.message(0, "other");
            Drains.send(own.queue(), other, other);
            Restored first = Drains.restore(own.queue(), journal);
            assertThat(first.end()).isEqualTo(End.FULL);
            assertThat(first.sent()).isEqualTo(1);
            assertThat(first.remaining()).isEqualTo(2);
            assertThat(first.standing()).isEqualTo(2);
            assertThat(first.sentences()).contains("Not restored: the queue is full.");
            assertThat(Drains.receiveAll(own.queue())).containsExactly(A, other, other);
            journal.close();
            AbandonedJournal leftover = Drains.onlyLeftover(directory);
            assertThat(leftover.out()).isEqualTo(2);
            assertThat(leftover.sentences().getFirst()).startsWith("2 messages taken out of");
            try (Journal again = new Journals(directory).open(leftover)) {
                assertThat(Drains.restore(own.queue(), again).journalDeleted()).isTrue();
            }
            assertThat(Drains.receiveAll(own.queue())).containsExactly(B, C);
            assertThat(Drains.files(directory)).isEmpty();
        }
    }

    @Test
    void whatOthersSendInBetweenIsCounted() throws Exception {
        try (TestQueue own = TestQueue.create();
                Journal journal = drained(own)) {
            DrainProgress sender = (done, expected) -> {
                if (done == 1) {
                    Drains.quietly(() -> own.queue().send(A));
                }
                return true;
            };
            Restored restored = Restore.run(own.queue(), journal, Restore.Choice.SAFE, sender);
            assertThat(restored.sentByOthers()).isEqualTo(1);
            assertThat(restored.sentences()).anyMatch(s -> s.startsWith("Others sent at least 1 message in between"));
            assertThat(restored.sentences()).noneMatch(s -> s.contains("old order"));
        }
    }

    @Test
    void aQueueOfTheSameNameIsNotTheirs() throws Exception {
        try (TestQueue own = TestQueue.create();
                Journal journal = drained(own)) {
            QueueOpen.unlink(own.name());
            try (TestQueue successor = TestQueue.create(own.name(), 10, 64)) {
                assertThatThrownBy(() -> Drains.restore(successor.queue(), journal))
                        .isInstanceOfSatisfying(
                                QueueException.class,
                                e -> assertThat(e.failure().cause()).isEqualTo(Cause.REPLACED));
                assertThat(successor.queue().attributes().curmsgs()).isZero();
                assertThat(journal.remaining()).isEqualTo(3);
                assertThat(Drains.files(directory)).hasSize(1);
            }
        }
    }

    @Test
    void anUnlinkedQueueLeavesAJournalToExport() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            Journal journal = drained(own);
            QueueOpen.unlink(own.name());
            journal.close();
            AbandonedJournal leftover = Drains.onlyLeftover(directory);
            assertThatThrownBy(() -> Drain.open(own.name(), own.queue().key()))
                    .isInstanceOfSatisfying(
                            QueueException.class,
                            e -> assertThat(e.failure().cause()).isEqualTo(Cause.NOT_FOUND));
            assertThat(Drains.bodies(leftover.messages())).containsExactly(A, B, C);
        }
    }

    @Test
    void aQueueOfAnEarlierBootIsRefused() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            drained(own).close();
            rewriteBoot(Drains.files(directory).getFirst());
            AbandonedJournal leftover = Drains.onlyLeftover(directory);
            assertThat(leftover.earlierBoot()).isTrue();
            assertThat(leftover.sentences()).anyMatch(s -> s.contains("nothing here can be put back"));
            try (Journal journal = new Journals(directory).open(leftover)) {
                assertThatThrownBy(() -> Drains.restore(own.queue(), journal))
                        .isInstanceOf(JournalException.class)
                        .hasMessageContaining("started again");
            }
            assertThat(own.queue().attributes().curmsgs()).isZero();
        }
    }

    private static void rewriteBoot(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        bytes[32] ^= 1;
        JournalBytes.sealHeader(bytes);
        Files.write(file, bytes);
    }

    @Test
    void whatMayBeBackIsSentAgainOnlyWhenAskedFor() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            Journal made = drained(own);
            made.mark(made.messages().get(1), RecordState.RESTORING);
            made.close();
            AbandonedJournal leftover = Drains.onlyLeftover(directory);
            assertThat(leftover.unsure()).isEqualTo(1);
            assertThat(leftover.sentences()).contains("1 message may already be in the queue again.");
            try (Journal journal = new Journals(directory).open(leftover)) {
                Restored safe = Drains.restore(own.queue(), journal);
                assertThat(safe.sent()).isEqualTo(2);
                assertThat(safe.journalDeleted()).isFalse();
                assertThat(Drains.receiveAll(own.queue())).containsExactly(A, C);
                Restored asked =
                        Restore.run(own.queue(), journal, new Restore.Choice(true, false), DrainProgress.SILENT);
                assertThat(asked.sent()).isEqualTo(1);
                assertThat(asked.journalDeleted()).isTrue();
                assertThat(Drains.receiveAll(own.queue())).containsExactly(B);
            }
        }
    }

    @Test
    void aFullQueueLeavesWhatMayBeBackMarkedSo() throws Exception {
        try (TestQueue own = TestQueue.create(3, 64);
                Journal journal = drained(own)) {
            journal.mark(journal.messages().getFirst(), RecordState.RESTORING);
            own.fill();
            Restored full = Restore.run(own.queue(), journal, new Restore.Choice(true, false), DrainProgress.SILENT);
            assertThat(full.end()).isEqualTo(End.FULL);
            assertThat(journal.messages().stream().map(JournaledMessage::state))
                    .isEqualTo(List.of(RecordState.RESTORING, RecordState.TAKEN, RecordState.TAKEN));
        }
    }

    @Test
    void aDamagedMessageIsNeverSentAndKeepsTheJournal() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            drained(own).close();
            Path file = Drains.files(directory).getFirst();
            try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
                raw.seek(JournalLayout.FILE_HEADER + JournalLayout.RECORD);
                raw.write('X');
            }
            AbandonedJournal leftover = Drains.onlyLeftover(directory);
            try (Journal journal = new Journals(directory).open(leftover)) {
                Restored restored =
                        Restore.run(own.queue(), journal, new Restore.Choice(true, true), DrainProgress.SILENT);
                assertThat(restored.sent()).isEqualTo(2);
                assertThat(restored.journalDeleted()).isFalse();
                assertThat(restored.remaining()).isEqualTo(1);
            }
            assertThat(Drains.receiveAll(own.queue())).containsExactly(B, C);
            assertThat(file).exists();
        }
    }
}
