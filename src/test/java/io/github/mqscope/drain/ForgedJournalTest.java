package io.github.mqscope.drain;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Journals whose checksums are right and whose fields are not, as no disk leaves them, beside one that is whole.
class ForgedJournalTest {
    private static final int FORGERIES = 1500;
    private static final int MSGSIZE = 48;
    private static final long SEED = 12;
    private static final long[] VALUES = {
        0,
        1,
        -1,
        7,
        47,
        48,
        49,
        32767,
        32768,
        65536,
        16 << 20,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 32,
        1L << 40,
        Long.MAX_VALUE,
        Long.MAX_VALUE - 100,
        Long.MIN_VALUE
    };
    private static final int[] HEADER_LONGS = {16, 24, 32, 40, 48, 56, 64, 72, 96};
    private static final int[] HEADER_INTS = {8, 80, 84, 88, 92, 104, 360};
    private static final int[] RECORD_LONGS = {
        JournalLayout.INDEX,
        JournalLayout.SEED,
        JournalLayout.QSIZE_BEFORE,
        JournalLayout.CURMSGS_BEFORE,
        JournalLayout.LENGTH
    };
    private static final List<Message> MESSAGES =
            List.of(Drains.large(9, MSGSIZE), Drains.message(4, ""), Drains.message(4, "odd"), Drains.message(0, "z"));

    @TempDir
    private Path directory;

    private byte[] whole = {};
    private long[] records = {};
    private Path forged = Path.of("");
    private final Random random = new Random(SEED);

    @BeforeEach
    void drainARealQueue() throws Exception {
        try (TestQueue own = TestQueue.create(4, MSGSIZE)) {
            Drains.send(own.queue(), MESSAGES.toArray(Message[]::new));
            try (Journal journal = Drains.drain(own.queue(), directory).journal()) {
                records = journal.messages().stream()
                        .mapToLong(JournaledMessage::offset)
                        .toArray();
            }
        }
        Path good = Drains.files(directory).getFirst();
        whole = Files.readAllBytes(good);
        forged = directory.resolve("0.mqj");
    }

    @Test
    void noForgeryIsAnythingButAJournalOrOneSentenceAndHidesNoOther() throws Exception {
        for (int i = 0; i < FORGERIES; i++) {
            Files.write(forged, forgery());
            List<AbandonedJournal> found = new Journals(directory).leftovers();
            assertThat(found.getLast().messages()).as("beside forgery %d", i).hasSize(MESSAGES.size());
            for (AbandonedJournal leftover : found) {
                assertThat(leftover.sentences()).as("forgery %d", i).allMatch(s -> s.length() < 400);
                exportable(leftover);
            }
        }
    }

    // Opening it and reading every message is what export and restore do.
    private void exportable(AbandonedJournal leftover) throws IOException {
        try (Journal journal = new Journals(directory).open(leftover)) {
            assertThat(Drains.bodies(journal.messages())).isEqualTo(Drains.bodies(leftover.messages()));
            assertThat(journal.remaining()).isBetween(0, journal.messages().size());
        } catch (JournalException e) {
            assertThat(leftover.contents()).isNull();
        }
    }

    private byte[] forgery() {
        byte[] bytes = whole.clone();
        MemorySegment file = MemorySegment.ofArray(bytes);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            change(file);
        }
        JournalBytes.sealHeader(bytes);
        for (long record : records) {
            JournalBytes.sealRecord(bytes, record);
        }
        return random.nextInt(4) > 0 ? bytes : Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    private void change(MemorySegment file) {
        long value = VALUES[random.nextInt(VALUES.length)];
        long record = records[random.nextInt(records.length)];
        RecordState[] states = RecordState.values();
        switch (random.nextInt(6)) {
            case 0 -> file.set(JournalLayout.LONG, HEADER_LONGS[random.nextInt(HEADER_LONGS.length)], value);
            case 1 -> file.set(JournalLayout.INT, HEADER_INTS[random.nextInt(HEADER_INTS.length)], (int) value);
            case 2 -> file.set(JournalLayout.LONG, record + RECORD_LONGS[random.nextInt(RECORD_LONGS.length)], value);
            case 3 -> file.set(JournalLayout.INT, record + JournalLayout.PRIORITY, (int) value);
            case 4 ->
                file.set(JournalLayout.INT, record + JournalLayout.STATE, states[random.nextInt(states.length)].word());
            default -> file.set(JournalLayout.INT, random.nextLong(file.byteSize() - Integer.BYTES), random.nextInt());
        }
    }

    @Test
    void aSparseFileTakesLittleMemoryAndHidesNoOther() throws Exception {
        for (long size : new long[] {200L << 20, 3L << 30, 4L << 40}) {
            try (RandomAccessFile sparse = new RandomAccessFile(forged.toFile(), "rw")) {
                sparse.write(whole);
                sparse.setLength(size);
            }
            ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = thread.getCurrentThreadAllocatedBytes();
            List<AbandonedJournal> found = new Journals(directory).leftovers();
            assertThat(thread.getCurrentThreadAllocatedBytes() - before)
                    .as("heap of reading %d bytes", size)
                    .isLessThan(8L << 20);
            assertThat(found)
                    .hasSize(2)
                    .allSatisfy(leftover -> assertThat(leftover.messages()).hasSize(MESSAGES.size()));
        }
    }

    @Test
    void moreRecordsThanAQueueHoldsAreNotRead() throws Exception {
        int many = 1 << 20;
        byte[] bytes = Arrays.copyOf(whole, JournalLayout.FILE_HEADER + (many + 1) * JournalLayout.RECORD);
        for (int i = 0; i < many; i++) {
            JournalBytes.taken(bytes, JournalLayout.FILE_HEADER + (long) i * JournalLayout.RECORD, i, 0);
        }
        Files.write(forged, bytes);
        List<AbandonedJournal> found = new Journals(directory).leftovers();
        assertThat(found.getFirst().messages()).hasSizeLessThanOrEqualTo(65536);
        assertThat(found.getFirst().sentences()).anyMatch(s -> s.contains("more"));
        assertThat(found.getLast().messages()).hasSize(MESSAGES.size());
    }

    @Test
    void aThousandDamagedRecordsAreFewSentences() throws Exception {
        int many = 1000;
        byte[] bytes = Arrays.copyOf(whole, JournalLayout.FILE_HEADER + (2 * many + 1) * JournalLayout.RECORD);
        for (int i = 0; i < many; i++) {
            JournalBytes.taken(bytes, JournalLayout.FILE_HEADER + (2L * i + 1) * JournalLayout.RECORD, 2 * i + 1, 0);
            Arrays.fill(
                    bytes,
                    JournalLayout.FILE_HEADER + 2 * i * JournalLayout.RECORD,
                    JournalLayout.FILE_HEADER + (2 * i + 1) * JournalLayout.RECORD,
                    (byte) 'x');
        }
        Files.write(forged, bytes);
        assertThat(new Journals(directory).leftovers().getFirst().sentences()).hasSizeLessThan(30);
    }

    @Test
    void whatAFileOrItsNameSaysIsEscaped() throws Exception {
        Files.writeString(directory.resolve("\u001b[31mred.mqj"), "\u001b]52;".repeat(200));
        Files.createSymbolicLink(directory.resolve("\u202elink.mqj"), forged);
        List<String> said = new Journals(directory)
                .leftovers().stream()
                        .flatMap(leftover -> leftover.sentences().stream())
                        .toList();
        assertThat(said).hasSize(3).allMatch(s -> s.chars().noneMatch(c -> c < ' ' || c == 0x202e));
    }
}
