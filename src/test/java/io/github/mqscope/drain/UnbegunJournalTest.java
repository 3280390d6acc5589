package io.github.mqscope.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A journal whose process was killed while it made it, before it could have taken anything.
class UnbegunJournalTest {
    private static final int BEGUN = JournalLayout.FILE_HEADER + JournalLayout.RECORD;

    @TempDir
    private Path temporary;

    private Path directory() {
        return temporary.resolve("journals");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fallocate", "fdatasync", "fsync", "mq_timedreceive"})
    void aKillBeforeTheFirstReceiveLeavesNothingToReport(String call) throws Exception {
        Injected.required();
        try (TestQueue own = Injected.filled(List.of(Drains.message(1, "a")))) {
            String[] arguments = {Injected.name(own), directory().toString(), "restore"};
            try (Peer killed = Injected.start(DrainProgram.class, Injected.kill(call, 1), arguments)) {
                assertThat(killed.exitStatus())
                        .as("killed: %s", killed.errors())
                        .isEqualTo(137);
            }
            assertThat(Drains.files(directory())).hasSize(1);
            assertNothingIsSaidNorLeft();
            assertThat(own.queue().attributes().curmsgs()).isEqualTo(1);
        }
    }

    @Test
    void aKillBeforeTheHeaderIsWrittenLeavesNothingToReport() throws Exception {
        Injected.required();
        try (TestQueue own = Injected.filled(List.of(Drains.message(1, "a")))) {
            String[] arguments = {Injected.name(own), directory().toString(), "restore"};
            try (Peer strace = Injected.start(DrainProgram.class, "fallocate:delay_exit=3000000:when=1", arguments)) {
                Await.until(
                        "room is reserved",
                        () -> Files.exists(directory())
                                && Drains.files(directory()).stream()
                                        .anyMatch(file -> file.toFile().length() == BEGUN));
                ProcessHandle.of(strace.pid()).orElseThrow().children().forEach(ProcessHandle::destroyForcibly);
                strace.exitStatus();
            }
            assertNothingIsSaidNorLeft();
        }
    }

    private void assertNothingIsSaidNorLeft() throws Exception {
        assertThat(new Journals(directory()).leftovers()).isEmpty();
        assertThat(Drains.files(directory())).isEmpty();
    }

    private Path journalOf(TestQueue own) throws Exception {
        Drains.send(own.queue(), Drains.message(1, "a"));
        Drains.drain(own.queue(), directory()).journal().close();
        return Drains.files(directory()).getFirst();
    }

    @Test
    void whateverWasWrittenOfTheHeaderWithoutItsMagicIsNoJournal() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            Path file = journalOf(own);
            byte[] whole = Arrays.copyOf(Files.readAllBytes(file), BEGUN);
            Arrays.fill(whole, JournalLayout.FILE_HEADER, BEGUN, (byte) 0);
            for (int written = Long.BYTES; written <= JournalLayout.FILE_HEADER; written += Long.BYTES) {
                byte[] killed = new byte[BEGUN];
                System.arraycopy(whole, Long.BYTES, killed, Long.BYTES, written - Long.BYTES);
                Files.write(file, killed);
                assertNothingIsSaidNorLeft();
            }
        }
    }

    @Test
    void oneThatIsBeingMadeIsLeftAlone() throws Exception {
        JournalFile begun = new JournalDirectory(directory()).create();
        try (begun) {
            assertThat(new Journals(directory()).leftovers()).isEmpty();
            assertThat(Drains.files(directory())).hasSize(1);
        }
        assertNothingIsSaidNorLeft();
    }

    @Test
    void aJournalWithMessagesThatLostItsMagicIsStillReported() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            Path file = journalOf(own);
            try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
                raw.write(new byte[Long.BYTES]);
            }
            assertThat(Drains.onlyLeftover(directory()).problem()).contains("header is gone");
            assertThat(file).exists();
        }
    }

    @Test
    void aJournalThatIsDoneIsClearedAway() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            Drains.send(own.queue(), Drains.message(1, "a"));
            Journal journal = Drains.drain(own.queue(), directory()).journal();
            journal.mark(journal.messages().getFirst(), RecordState.RESTORED);
            journal.close();
            assertNothingIsSaidNorLeft();
        }
    }
}
