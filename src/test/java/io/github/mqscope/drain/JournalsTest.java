package io.github.mqscope.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalsTest {
    private static final Message A = Drains.message(1, "a");

    @TempDir
    private Path temporary;

    private Path directory() throws IOException {
        Path directory = temporary.resolve("journals");
        return Files.exists(directory) ? directory : Files.createDirectory(directory);
    }

    private static Path leaveJournal(TestQueue own, Path directory) throws Exception {
        Drains.send(own.queue(), A);
        Journal journal = Drains.drain(own.queue(), directory).journal();
        journal.close();
        return directory.resolve(journal.name());
    }

    @Test
    void noDirectoryMeansNoLeftovers() throws Exception {
        assertThat(new Journals(temporary.resolve("nowhere")).leftovers()).isEmpty();
    }

    @Test
    void aSharedOrLinkedDirectoryIsRefusedAndNothingIsTaken() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            Drains.send(own.queue(), A);
            Path shared = Files.createDirectory(temporary.resolve("shared"));
            Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwx---"));
            Path link = Files.createSymbolicLink(temporary.resolve("link"), directory());
            Path file = Files.createFile(temporary.resolve("file"));
            for (Path bad : List.of(shared, link, file)) {
                assertThatThrownBy(() -> Drains.drain(own.queue(), bad))
                        .isInstanceOf(JournalException.class)
                        .hasMessageContaining(bad.toString());
            }
            assertThat(own.queue().attributes().curmsgs()).isEqualTo(1);
            assertThat(Drains.files(directory())).isEmpty();
        }
    }

    @Test
    void aDirectoryOfSomebodyElseIsRefused() throws Exception {
        Requires.root();
        Path directory = directory();
        Files.setAttribute(directory, "unix:uid", 65534);
        assertThatThrownBy(() -> new Journals(directory).leftovers()).hasMessageContaining("belongs to user 65534");
    }

    @Test
    void linksAndPipesInPlaceOfAJournalAreNotOpened() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            Path journal = leaveJournal(own, directory());
            Path elsewhere = Files.move(journal, temporary.resolve("elsewhere"));
            Files.createSymbolicLink(directory().resolve("a.mqj"), elsewhere);
            assertThat(Drains.onlyLeftover(directory()).problem()).contains("symbolic link");
            new Journals(directory()).discard(Drains.onlyLeftover(directory()));
            assertThat(elsewhere).exists();
            Files.createLink(directory().resolve("b.mqj"), elsewhere);
            assertThat(Drains.onlyLeftover(directory()).problem()).contains("2 names");
            Files.delete(directory().resolve("b.mqj"));
            makePipe(directory().resolve("c.mqj"));
            assertThat(Drains.onlyLeftover(directory()).problem()).contains("not a plain file");
            assertThatThrownBy(() -> new Journals(directory()).open(Drains.onlyLeftover(directory())))
                    .isInstanceOf(JournalException.class);
        }
    }

    private static void makePipe(Path path) throws Exception {
        Requires.tool("mkfifo");
        try (Peer mkfifo = Peer.start("mkfifo", path.toString())) {
            assumeTrue(mkfifo.exitStatus() == 0, "mkfifo failed");
        }
    }

    @Test
    void aJournalInUseIsNeitherOfferedNorOpenedTwice() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            leaveJournal(own, directory());
            AbandonedJournal leftover = Drains.onlyLeftover(directory());
            Journals journals = new Journals(directory());
            try (Journal _ = journals.open(leftover)) {
                assertThat(journals.leftovers()).isEmpty();
                assertThatThrownBy(() -> journals.open(leftover)).hasMessageContaining("in use");
                assertThatThrownBy(() -> journals.discard(leftover)).hasMessageContaining("in use");
            }
            assertThat(journals.leftovers()).hasSize(1);
        }
    }

    @Test
    void aJournalOfAnotherProcessIsOfferedOnceThatHasEnded() throws Exception {
        try (TestQueue own = TestQueue.create();
                Peer other = Peer.start("sleep", "60")) {
            Path file = leaveJournal(own, directory());
            byte[] bytes = Files.readAllBytes(file);
            Owner owner = Owner.of((int) other.pid());
            JournalBytes.owner(bytes, owner);
            Files.write(file, bytes);
            assertThat(new Journals(directory()).leftovers()).isEmpty();
            JournalBytes.owner(bytes, new Owner(owner.pid(), owner.startTime() + 1));
            Files.write(file, bytes);
            assertThat(new Journals(directory()).leftovers())
                    .as("a later process with its pid")
                    .hasSize(1);
        }
    }

    @Test
    void discardingDeletesTheJournal() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            Path file = leaveJournal(own, directory());
            new Journals(directory()).discard(Drains.onlyLeftover(directory()));
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void anUnreadableJournalIsOfferedWithItsReason() throws Exception {
        Files.writeString(directory().resolve("x.mqj"), "not a journal at all".repeat(40));
        Files.createFile(directory().resolve("notes.txt"));
        AbandonedJournal leftover = Drains.onlyLeftover(directory());
        assertThat(leftover.messages()).isEmpty();
        assertThat(leftover.sentences())
                .singleElement()
                .asString()
                .contains("x.mqj")
                .contains("not a journal");
        new Journals(directory()).discard(leftover);
        assertThat(directory().resolve("x.mqj")).doesNotExist();
    }

    @Test
    void aNameWithSpacesAndParenthesesHidesNoStartTime() {
        String fields = "S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 4711 20";
        assertThat(Owner.startTime("12 (a ) b (c) " + fields)).isEqualTo(4711);
        assertThat(Owner.startTime("")).isZero();
    }
}
