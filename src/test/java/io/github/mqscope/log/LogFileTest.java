package io.github.mqscope.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.testing.Peer;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LogFileTest {
    private static final String LINE = "x".repeat(999) + "\n";

    @TempDir
    private Path directory;

    private LogFile log() {
        return LogFile.usual(directory.resolve("state/mqscope/log"));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void fileAndFolderAreTheUsersAlone() throws Exception {
        log().append("one\n");
        log().append("two\n");
        assertThat(log().path()).hasContent(LogFile.MARK + "one\ntwo\n");
        assertThat(mode(log().path())).isEqualTo("rw-------");
        assertThat(mode(directory.resolve("state/mqscope"))).isEqualTo("rwx------");
    }

    @Test
    void howeverMuchIsToldTheTwoFilesStayBounded() throws Exception {
        LogFile log = log();
        for (int i = 0; i < 5_000; i++) {
            log.append(LINE);
        }
        assertThat(Files.size(log.path())).isPositive().isLessThanOrEqualTo(LogFile.MOST_BYTES);
        assertThat(Files.size(log.before())).isPositive().isLessThanOrEqualTo(LogFile.MOST_BYTES);
        try (var files = Files.list(log.path().getParent())) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void itsEndBeginsWithAWholeLine() throws Exception {
        LogFile log = log();
        assertThat(log.tail(100)).isEmpty();
        log.append("one\ntwo\nthree\n");
        assertThat(log.tail(100)).isEqualTo(LogFile.MARK + "one\ntwo\nthree\n");
        assertThat(log.tail(9)).isEqualTo("three\n");
    }

    @Test
    void aSymlinkIsNotFollowed() throws Exception {
        LogFile log = log();
        log.append("one\n");
        Path other = Files.writeString(directory.resolve("other"), "");
        Files.delete(log.path());
        Files.createSymbolicLink(log.path(), other);
        assertThatThrownBy(() -> log.append("two\n")).isInstanceOf(FileSystemException.class);
        assertThat(other).isEmptyFile();
    }

    @Test
    void aHardLinkIsNotWrittenTo() throws Exception {
        LogFile log = log();
        log.append("one\n");
        Files.createLink(directory.resolve("other"), log.path());
        assertThatThrownBy(() -> log.append("two\n")).isInstanceOf(FileSystemException.class);
        assertThat(directory.resolve("other")).hasContent(LogFile.MARK + "one\n");
    }

    @Test
    void aFifoIsNotWaitedFor() throws Exception {
        LogFile log = log();
        Files.createDirectories(log.path().getParent());
        try (Peer mkfifo = Peer.start("mkfifo", log.path().toString())) {
            assertThat(mkfifo.exitStatus()).isZero();
        }
        assertThatThrownBy(() -> log.append("one\n")).isInstanceOf(FileSystemException.class);
    }

    @Test
    void aFileThatIsNoLogIsNeitherWrittenToNorMovedAway() throws Exception {
        Path notes = Files.writeString(directory.resolve("notes"), "precious\n");
        Files.setPosixFilePermissions(notes, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> LogFile.given(notes).append("one\n")).hasMessageContaining("no log of mqscope");
        assertThat(notes).hasContent("precious\n");
        LogFile log = LogFile.given(directory.resolve("full"));
        Files.move(notes, log.before());
        log.append("x".repeat((int) LogFile.MOST_BYTES - 100));
        assertThatThrownBy(() -> log.append(LINE)).hasMessageContaining("no log of mqscope");
        assertThat(log.before()).hasContent("precious\n");
    }

    @Test
    void whatOthersMayReadIsNotWrittenTo() throws Exception {
        LogFile log = log();
        log.append("one\n");
        Files.setPosixFilePermissions(log.path(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> log.append("two\n")).hasMessageContaining("this user's alone");
    }

    @Test
    void aFolderIsMadeOnlyAtTheUsualPlace() {
        Path nowhere = directory.resolve("no/such/log");
        assertThatThrownBy(() -> LogFile.given(nowhere).append("one\n")).isInstanceOf(NoSuchFileException.class);
        assertThat(directory.resolve("no")).doesNotExist();
    }
}
