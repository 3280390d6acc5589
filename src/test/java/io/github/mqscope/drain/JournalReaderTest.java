package io.github.mqscope.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.drain.JournaledMessage.Trust;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.TestQueue;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReaderTest {
    private static final int MSGSIZE = 48;
    private static final List<Message> MESSAGES = List.of(
            Drains.large(9, MSGSIZE),
            Drains.message(4, ""),
            Drains.message(4, "odd"),
            Drains.message(0, "the last one"));

    @TempDir
    private Path directory;

    private byte[] journal = {};

    @BeforeEach
    void drainARealQueue() throws Exception {
        try (TestQueue own = TestQueue.create(4, MSGSIZE)) {
            Drains.send(own.queue(), MESSAGES.toArray(Message[]::new));
            Drains.drain(own.queue(), directory).journal().close();
        }
        journal = Files.readAllBytes(Drains.files(directory).getFirst());
    }

    @Test
    void readsWhatWasTaken() throws Exception {
        JournalContents contents = JournalBytes.read(journal);
        assertThat(Drains.bodies(contents.messages())).isEqualTo(MESSAGES);
        assertThat(contents.damage()).isEmpty();
        assertThat(contents.header().owner()).isEqualTo(Owner.self());
        assertThat(contents.header().msgsize()).isEqualTo(MSGSIZE);
    }

    @Test
    void aFileCutOffAtAnyByteGivesWhatIsBeforeTheCutAndSaysSo() {
        for (int length = 0; length < journal.length; length++) {
            assertHonest(Arrays.copyOf(journal, length), "cut at " + length, true);
        }
    }

    @Test
    void aBitFlippedAnywhereNeverGivesAnotherMessage() {
        for (int bit = 0; bit < journal.length * 8; bit++) {
            byte[] flipped = journal.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertHonest(flipped, "bit " + bit, false);
        }
    }

    @Test
    void anyByteZeroedOrSetNeverGivesAnotherMessage() {
        for (int at = 0; at < journal.length; at++) {
            for (int value : new int[] {0, 0xff}) {
                byte[] changed = journal.clone();
                changed[at] = (byte) value;
                assertHonest(changed, "byte " + at, false);
            }
        }
    }

    // Messages called intact are those that were taken; those that are not there are accounted for.
    private static void assertHonest(byte[] bytes, String what, boolean damageIsCertain) {
        try {
            JournalContents contents = JournalBytes.read(bytes);
            List<JournaledMessage> intact = contents.messages().stream()
                    .filter(m -> m.trust() == Trust.INTACT)
                    .toList();
            assertThat(intact)
                    .as(what)
                    .allSatisfy(m -> assertThat(m.message()).isEqualTo(MESSAGES.get((int) m.index())));
            if (damageIsCertain || intact.size() < MESSAGES.size()) {
                assertThat(contents.damage()).as(what).isNotEmpty();
            }
        } catch (JournalException e) {
            assertThat(e).as(what).hasMessageMatching("it(s| ) ?.{10,}");
        }
    }

    @Test
    void anIntactMessageBehindADamagedRecordIsFound() throws Exception {
        byte[] damaged = journal.clone();
        damaged[JournalLayout.FILE_HEADER + JournalLayout.INDEX] ^= 1;
        JournalContents contents = JournalBytes.read(damaged);
        assertThat(Drains.bodies(contents.messages())).isEqualTo(MESSAGES.subList(1, 4));
        assertThat(contents.damage()).anyMatch(s -> s.contains("message number 1"));
    }

    @Test
    void aLengthBeyondTheFileIsNotBelieved() throws Exception {
        for (long length : new long[] {Long.MAX_VALUE, 1L << 40, Integer.MAX_VALUE, 4096, -5, Long.MIN_VALUE}) {
            byte[] huge = journal.clone();
            JournalBytes.length(huge, JournalLayout.FILE_HEADER, length);
            JournalContents contents = JournalBytes.read(huge);
            assertThat(contents.damage()).isNotEmpty();
            assertThat(contents.messages()).noneMatch(m -> m.index() == 0 && m.trust() == Trust.INTACT);
        }
    }

    @Test
    void aJournalOfAnotherVersionIsRefusedByItsNumber() {
        byte[] newer = journal.clone();
        newer[8] = 2;
        JournalBytes.sealHeader(newer);
        assertThatThrownBy(() -> JournalBytes.read(newer)).hasMessageContaining("version is 2");
    }

    @Test
    void aReceiveThatNeverBeganToWriteTookNothing() throws Exception {
        byte[] interrupted = interrupted(new byte[0], JournalLayout.NO_PRIORITY);
        assertThat(JournalBytes.read(interrupted).messages()).isEmpty();
        assertThat(JournalBytes.read(interrupted).damage()).isEmpty();
    }

    @Test
    void anInterruptedReceiveGivesItsMessageWithALowerBoundOfItsLength() throws Exception {
        JournaledMessage found = JournalBytes.read(
                        interrupted("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8), 3))
                .messages()
                .getFirst();
        assertThat(found.state()).isEqualTo(RecordState.RECEIVING);
        assertThat(found.lengthUncertain()).isTrue();
        assertThat(found.message()).isEqualTo(Drains.message(3, "hello"));
    }

    @Test
    void aLengthIsCalledExactOnlyWhenTheQueueProvesIt() throws Exception {
        JournaledMessage found = JournalBytes.read(interrupted(new byte[] {1, 2, 3}, 3))
                .messages()
                .getFirst();
        assertThat(found.provenLength(100 - 3, 1)).isEqualTo(3);
        assertThat(found.provenLength(100 - 4, 1))
                .as("its last byte equals the pattern")
                .isEqualTo(4);
        assertThat(found.provenLength(100 - 3, 2)).as("others have sent").isEqualTo(-1);
        assertThat(found.provenLength(100 - 2, 1)).as("others have changed it").isEqualTo(-1);
        assertThat(found.provenLength(100 - 40, 1)).as("others have changed it").isEqualTo(-1);
    }

    @Test
    void aLengthWrittenBeforeTheKillIsExact() throws Exception {
        byte[] interrupted = interrupted(new byte[] {1, 2, 3}, 3);
        MemorySegment.ofArray(interrupted).set(JournalLayout.LONG, JournalLayout.FILE_HEADER + JournalLayout.LENGTH, 4);
        JournaledMessage found = JournalBytes.read(interrupted).messages().getFirst();
        assertThat(found.trust()).isEqualTo(Trust.INTACT);
        assertThat(found.message().size()).isEqualTo(4);
    }

    // The first record as a kill during the receive leaves it, the kernel having written so far.
    private byte[] interrupted(byte[] body, int priority) {
        int record = JournalLayout.FILE_HEADER;
        byte[] bytes = Arrays.copyOf(journal, (int) (record + Slot.size(MSGSIZE)));
        MemorySegment file = MemorySegment.ofArray(bytes);
        long nonce = file.get(JournalLayout.LONG, 16);
        MemorySegment slot = file.asSlice(record);
        slot.asSlice(JournalLayout.RECORD).fill((byte) 0);
        Pattern.fill(slot.asSlice(JournalLayout.RECORD, MSGSIZE), slot.get(JournalLayout.LONG, JournalLayout.SEED));
        MemorySegment.copy(MemorySegment.ofArray(body), 0, slot, JournalLayout.RECORD, body.length);
        slot.set(JournalLayout.LONG, JournalLayout.QSIZE_BEFORE, 100);
        slot.set(JournalLayout.LONG, JournalLayout.CURMSGS_BEFORE, 2);
        slot.set(JournalLayout.INT, JournalLayout.PRIORITY, priority);
        slot.set(JournalLayout.LONG, JournalLayout.LENGTH, JournalLayout.NO_LENGTH);
        slot.set(
                JournalLayout.INT,
                JournalLayout.PREPARED_CRC,
                JournalLayout.preparedCrc(slot.asSlice(0, JournalLayout.RECORD), nonce));
        slot.set(JournalLayout.INT, JournalLayout.STATE, RecordState.RECEIVING.word());
        return bytes;
    }
}
