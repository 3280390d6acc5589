package io.github.mqscope.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of traces and messages that are JSON and yet none of ours: one error in one short line, or what can be read.
class ForgedFilesTest {
    private static final int FORGERIES = 3000;
    private static final long SEED = 12;
    private static final int MOST_SAID = 500;
    private static final String ESCAPES = "\\u001b[31m\\u202e\\n".repeat(2000);
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "[[[[[[[[",
            "-1",
            "0",
            "1e400",
            "1.5",
            "99999999999999999999999",
            "4294967296",
            "-9223372036854775808",
            "9223372036854775807",
            "\"\"",
            "\"\\u0000\"",
            "\"????\"",
            "\"" + ESCAPES + "\"",
            "\"+1000000000-12-31T23:59:59Z\"",
            "\"mq_timedsend\"",
            "\"EAGAIN\"");
    private static final List<String> LINES = List.of(
            line("mq_timedsend", "\"mqd\":3,\"priority\":1,\"size\":2,\"text\":\"hi\",\"base64\":\"aGk=\""),
            line("mq_timedreceive", "\"mqd\":3,\"msg_len\":64,\"priority\":1,\"size\":2,\"base64\":\"aGk=\""),
            line("mq_open", "\"oflag\":2,\"mode\":0"),
            line("mq_notify", "\"sigev_notify\":0,\"sigev_signo\":10"),
            line("mq_getsetattr", "\"mq_flags\":0,\"lost_before\":1"));

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);

    private static String line(String call, String arguments) {
        return "{\"time\":\"2026-01-02T03:04:05.000000006Z\",\"queue\":\"/q\",\"ino\":7,\"pid\":8,\"tid\":9,"
                + "\"comm\":\"c\",\"uid\":0,\"call\":\"" + call + "\"," + arguments
                + ",\"result\":0,\"errno\":null,\"duration_ns\":5,\"blocked_ns\":0,\"mq_curmsgs\":1}";
    }

    // One to three values of the lines become others.
    private String forged(List<String> lines) {
        String text = String.join("\n", lines) + "\n";
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int colon = text.indexOf("\":", random.nextInt(text.length())) + 2;
            int end = Math.max(colon, text.indexOf(random.nextBoolean() ? "," : "}", colon));
            if (colon > 1) {
                text = text.substring(0, colon) + VALUES.get(random.nextInt(VALUES.size())) + text.substring(end);
            }
        }
        return random.nextInt(4) > 0 ? text : text.substring(0, random.nextInt(text.length()));
    }

    private static void assertOneShortLine(IOException told) {
        assertSafe(String.valueOf(told.getMessage()));
    }

    private static void assertSafe(String said) {
        assertThat(said).hasSizeLessThan(MOST_SAID);
        assertThat(said.chars()).noneMatch(c -> c < ' ' || c == 0x202e);
    }

    @Test
    void aForgedTraceIsReadOrIsOneShortLine() throws Exception {
        Path file = directory.resolve("forged.jsonl");
        for (int i = 0; i < FORGERIES; i++) {
            Files.writeString(file, forged(LINES) + "{\"seen\":5,\"lost\":1}\n");
            try {
                TraceFile.Opened opened = TraceFile.open(file);
                TraceFile.save(opened.events(), opened.counts(), directory.resolve("again.jsonl"));
                assertThat(opened.events())
                        .allSatisfy(event -> assertThat(event.toString()).isNotEmpty());
            } catch (IOException told) {
                assertOneShortLine(told);
            }
        }
    }

    @Test
    void aForgedMessageFileIsReadOrItsBadLinesAreShort() throws Exception {
        Path file = directory.resolve("forged.jsonl");
        for (int i = 0; i < FORGERIES; i++) {
            Files.writeString(file, forged(LINES));
            MessageFile.Opened opened = MessageFile.open(file);
            opened.bad().forEach(bad -> assertSafe(bad.why()));
            for (Message message : opened.messages()) {
                assertThat(message.priority()).isBetween(0, 32767);
            }
        }
    }

    @Test
    void bytesOfAnyKindAreReadOrAreOneShortLine() throws Exception {
        Path file = directory.resolve("noise");
        byte[] whole = (String.join("\n", LINES) + "\n{\"seen\":5,\"lost\":1}\n").getBytes(UTF_8);
        for (int i = 0; i < FORGERIES; i++) {
            byte[] noise = whole.clone();
            for (int changes = random.nextInt(8); changes >= 0; changes--) {
                noise[random.nextInt(noise.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, noise);
            MessageFile.open(file).bad().forEach(bad -> assertSafe(bad.why()));
            try {
                assertThat(TraceFile.open(file).events()).isNotEmpty();
            } catch (IOException told) {
                assertOneShortLine(told);
            }
        }
    }

    @Test
    void aTraceOfOneHugeLineTakesLittleMemory() throws Exception {
        Path file = directory.resolve("huge");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(200L << 20);
        }
        assertLittleMemory(() -> assertThatThrownBy(() -> TraceFile.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 1: it has more than"));
    }

    @Test
    void whatIsKeptOfALargeTraceIsBoundedInBytes() throws Exception {
        Path file = directory.resolve("large");
        String payload = "A".repeat(4 * 16384 / 3 * 4 / 4 * 4);
        byte[] line = (line("mq_timedsend", "\"mqd\":3,\"priority\":1,\"size\":65536,\"base64\":\"" + payload + "\"")
                        + "\n")
                .getBytes(UTF_8);
        int lines = 2500;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < lines; i++) {
                out.write(line);
            }
            out.write("{\"seen\":0,\"lost\":0}\n".getBytes(UTF_8));
        }
        TraceFile.Opened opened = TraceFile.open(file);
        long bytes = opened.events().stream()
                .mapToLong(event -> event.payload().length)
                .sum();
        assertThat(bytes).isLessThanOrEqualTo(TraceLog.BYTES);
        assertThat(opened.skipped()).isEqualTo(lines - opened.events().size()).isPositive();
        assertThat(opened.counts()).isEqualTo(new TraceCounts(0, 0));
    }

    private static void assertLittleMemory(ThrowingCallable act) throws Exception {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        org.assertj.core.api.Assertions.assertThatCode(act).doesNotThrowAnyException();
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(16L << 20);
    }
}
