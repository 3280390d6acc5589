package io.github.mqscope.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.testing.Peer;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
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
        return new LogFile(directory.resolve("state/mqscope/log"));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void fileAndFolderAreTheUsersAlone() throws Exception {
        log().append("one\n");
        log().append("two\n");
        assertThat(log().path()).hasContent("one\ntwo\n");
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
        assertThat(log.tail(100)).isEqualTo("one\ntwo\nthree\n");
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
        assertThat(directory.resolve("other")).hasContent("one\n");
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
}
