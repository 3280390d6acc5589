package io.github.mqscope.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTest {
    private static final byte[] HOSTILE = {(byte) 0xff, 27, '[', 'J', (byte) 0xc3, '\n', ' '};
    private static final int CREATE_AND_WRITE = Mq.O_CREAT | Mq.O_RDWR | Mq.O_EXCL;

    @Test
    void namesAreTheBytesThatTheKernelHas(@TempDir Path temp) throws Exception {
        try (Directory directory = Directory.open(temp.toString())) {
            directory.open(HOSTILE, CREATE_AND_WRITE, 0600).close();
            assertThat(directory.names()).containsExactly(HOSTILE);
            assertThat(directory.stat(HOSTILE).permissions()).isEqualTo(0600);
            directory.unlink(HOSTILE);
            assertThat(directory.names()).isEmpty();
        }
    }

    @Test
    void aLongDirectoryIsListedWhole(@TempDir Path temp) throws Exception {
        for (int i = 0; i < 2500; i++) {
            Files.createFile(temp.resolve("a name long enough to need several buffers " + i));
        }
        try (Directory directory = Directory.open(temp.toString())) {
            assertThat(directory.names()).hasSize(2500);
            assertThat(directory.names()).as("listing again starts at the top").hasSize(2500);
        }
    }

    @Test
    void statAgreesWithTheJdk(@TempDir Path temp) throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "five!");
        try (Directory directory = Directory.open(temp.toString())) {
            Stat stat = directory.stat(bytes("file"));
            assertThat(stat.size()).isEqualTo(5);
            assertThat(stat.ino()).isEqualTo(Files.getAttribute(file, "unix:ino"));
            assertThat(stat.dev()).isEqualTo(Files.getAttribute(file, "unix:dev"));
            assertThat(stat.uid()).isEqualTo(Files.getAttribute(file, "unix:uid"));
            assertThat(stat.gid()).isEqualTo(Files.getAttribute(file, "unix:gid"));
            assertThat(stat.mode()).isEqualTo(Files.getAttribute(file, "unix:mode"));
        }
    }

    @Test
    void linksAreReadAndFollowedOnlyWhereAsked(@TempDir Path temp) throws Exception {
        Files.createSymbolicLink(temp.resolve("link"), Path.of("target"));
        Files.writeString(temp.resolve("target"), "123");
        try (Directory directory = Directory.open(temp.toString())) {
            assertThat(directory.readlink(bytes("link"))).isEqualTo(bytes("target"));
            assertThat(directory.stat(bytes("link")).size()).isEqualTo(3);
            assertThatThrownBy(() -> directory.open(bytes("link"), Directory.O_NOFOLLOW, 0))
                    .hasMessageContaining("ELOOP");
        }
    }

    @Test
    void aFileIsNotOpenedAsADirectory(@TempDir Path temp) throws Exception {
        Path file = Files.createFile(temp.resolve("file"));
        assertThatThrownBy(() -> Directory.open(file.toString())).hasMessageContaining("openat: ENOTDIR");
    }

    @Test
    void textIsReadUpToItsLimit(@TempDir Path temp) throws Exception {
        Files.writeString(temp.resolve("file"), "0123456789");
        try (Directory directory = Directory.open(temp.toString())) {
            assertThat(FileReads.text(directory, "file", 4)).isEqualTo("0123");
            assertThat(FileReads.text(directory, "file", 400)).isEqualTo("0123456789");
        }
    }

    @Test
    void inotifyTellsOfFilesCreatedAndDeletedByTheirBytes(@TempDir Path temp) throws Exception {
        try (Directory directory = Directory.open(temp.toString());
                Inotify inotify = new Inotify()) {
            inotify.watch(directory, Inotify.IN_CREATE | Inotify.IN_DELETE);
            assertThat(inotify.read()).isEmpty();
            directory.open(HOSTILE, CREATE_AND_WRITE, 0600).close();
            directory.unlink(HOSTILE);
            List<Inotify.Event> events = new ArrayList<>();
            Await.until("two events", () -> events.addAll(inotify.read()) && events.size() >= 2);
            assertThat(events).extracting(Inotify.Event::mask).containsExactly(Inotify.IN_CREATE, Inotify.IN_DELETE);
            assertThat(events).allSatisfy(event -> assertThat(event.name()).isEqualTo(HOSTILE));
        }
    }

    @Test
    void aDetachedMountListsAndWatchesQueues() throws Exception {
        Requires.capSysAdmin();
        try (Directory root = Fsmount.mqueue();
                Inotify inotify = new Inotify()) {
            assertThat(FileReads.fileSystemType(root)).isEqualTo(Fsmount.MQUEUE_MAGIC);
            inotify.watch(root, Inotify.IN_CREATE | Inotify.IN_DELETE);
            try (TestQueue queue = TestQueue.create(TestQueue.hostileName(), 1, 8)) {
                byte[] file = queue.name().file();
                assertThat(root.names()).anySatisfy(name -> assertThat(name).isEqualTo(file));
                List<byte[]> seen = new ArrayList<>();
                Await.until("its creation", () -> {
                    inotify.read().forEach(event -> seen.add(event.name()));
                    return seen.stream().anyMatch(name -> java.util.Arrays.equals(name, file));
                });
            }
        }
    }

    private static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
