package io.github.mqscope.drain;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalHandOverTest {
    @TempDir
    private Path directory;

    // What a kill between the kernel's store and our mark leaves.
    private void interrupt() throws IOException {
        try (var files = Files.list(directory)) {
            Path file = files.findFirst().orElseThrow();
            byte[] journal = Files.readAllBytes(file);
            ByteBuffer.wrap(journal)
                    .order(ByteOrder.nativeOrder())
                    .putInt((JournalLayout.FILE_HEADER + JournalLayout.STATE), RecordState.RECEIVING.word())
                    .putLong((JournalLayout.FILE_HEADER + JournalLayout.LENGTH), JournalLayout.NO_LENGTH);
            Files.write(file, journal);
        }
    }

    @Test
    void aLengthThatIsNotCertainStaysSoWhileNobodyHasTakenTheMessage() throws Exception {
        Journals journals = new Journals(directory);
        try (TestQueue queue = TestQueue.create()) {
            queue.queue().send(new Message(1, "interrupted".getBytes(US_ASCII)));
            try (JournaledMove transit = JournaledMove.out(queue.queue(), TestQueue.MSGSIZE, journals)) {
                assertThat(transit.take()).isTrue();
            }
        }
        interrupt();
        for (int i = 0; i < 2; i++) {
            AbandonedJournal leftover = journals.leftovers().getFirst();
            assertThat(leftover.messages())
                    .allMatch(JournaledMessage::lengthUncertain)
                    .hasSize(1);
            try (Journal journal = journals.open(leftover)) {
                assertThatThrownBy(() -> HandOver.run(journal, message -> {
                            throw new IOException("not taken");
                        }))
                        .hasMessage("not taken");
            }
        }
        try (Journal journal = journals.open(journals.leftovers().getFirst())) {
            assertThat(HandOver.run(journal, message -> {})).isTrue();
        }
        assertThat(journals.leftovers()).isEmpty();
    }

    @Test
    void itStaysSoWhereTheQueueHasNoRoomForTheMessage() throws Exception {
        Journals journals = new Journals(directory);
        try (TestQueue queue = TestQueue.create(1, 64)) {
            queue.queue().send(new Message(1, "interrupted".getBytes(US_ASCII)));
            try (JournaledMove transit = JournaledMove.out(queue.queue(), 64, journals)) {
                assertThat(transit.take()).isTrue();
            }
            interrupt();
            queue.fill();
            try (Journal journal = journals.open(journals.leftovers().getFirst())) {
                Restored restored =
                        Restore.run(queue.queue(), journal, new Restore.Choice(true, true), (done, expected) -> true);
                assertThat(restored.end()).isEqualTo(Restored.End.FULL);
            }
            assertThat(journals.leftovers().getFirst().messages())
                    .allMatch(JournaledMessage::lengthUncertain)
                    .hasSize(1);
        }
    }
}
