package io.github.mqscope.sys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutletTest {
    private static final int O_NONBLOCK = 04000;
    private static final int O_RDWR = 2;
    private static final int AT_FDCWD = -100;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {">", ">>"})
    void aFileThatMayNotGrowEndsWithAWholeLine(String redirection) throws Exception {
        Path out = directory.resolve("out");
        Files.writeString(out, redirection.equals(">") ? "" : "before\n");
        List<String> shell = List.of("sh", "-c", "exec \"$@\" " + redirection + "'" + out + "'", "sh");
        try (Peer program = JavaProgram.start(shell, OutletProgram.class, "50")) {
            assertThat(String.join("\n", program.errors())).contains("write: EFBIG");
        }
        String before = redirection.equals(">") ? "" : "before\n";
        assertThat(Files.readString(out))
                .isEqualTo(
                        before + "line 000\nline 001\nline 002\nline 003\n" + (before.isEmpty() ? "line 004\n" : ""));
    }

    @Test
    void aFullPipeThatDoesNotBlockIsWaitedForAndTakesAll() throws Exception {
        Path fifo = directory.resolve("fifo");
        try (Peer mkfifo = Peer.start("mkfifo", fifo.toString())) {
            assertThat(mkfifo.exitStatus()).isZero();
        }
        byte[] all = new byte[300_000];
        Arrays.fill(all, 1000, 200_000, (byte) 7);
        try (Fd pipe = open(fifo, O_RDWR | O_NONBLOCK);
                Fd reader = open(fifo, Mq.O_RDONLY)) {
            CompletableFuture<byte[]> read = new CompletableFuture<>();
            Outlet outlet = new Outlet(pipe.number());
            Thread writer = Thread.ofPlatform().start(() -> {
                try {
                    outlet.check(all.length);
                    outlet.write(all);
                    read.complete(new byte[0]);
                } catch (ErrnoException e) {
                    read.completeExceptionally(e);
                }
            });
            assertThat(FileReads.bytes(reader, all.length)).isEqualTo(all);
            writer.join();
            assertThat(read.get()).isEmpty();
        }
    }

    @Test
    @SuppressWarnings("try") // The reader goes first.
    void aPipeWithoutAReaderIsKnownBeforeAnythingIsWritten() throws Exception {
        Path fifo = directory.resolve("fifo");
        try (Peer mkfifo = Peer.start("mkfifo", fifo.toString())) {
            assertThat(mkfifo.exitStatus()).isZero();
        }
        try (Fd reader = open(fifo, Mq.O_RDONLY | O_NONBLOCK);
                Fd pipe = open(fifo, Mq.O_WRONLY)) {
            Outlet outlet = new Outlet(pipe.number());
            outlet.check(10);
            reader.close();
            assertThatThrownBy(() -> outlet.check(10)).hasMessageContaining("EPIPE");
        }
    }

    @Test
    void aFileThatIsOnlyReadIsNoOutput() throws Exception {
        try (Fd file = open(Files.createFile(directory.resolve("file")), Mq.O_RDONLY)) {
            Outlet outlet = new Outlet(file.number());
            assertThatThrownBy(() -> outlet.check(1)).hasMessageContaining("EBADF");
        }
    }

    private static Fd open(Path path, int flags) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            long name = CString.of(arena, path.toString().getBytes(US_ASCII)).address();
            return new Fd(Syscall.check("openat", C.openat(AT_FDCWD, name, flags, 0)));
        }
    }
}
