package io.github.mqscope.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.CallFacts;
import io.github.mqscope.model.trace.Caller;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TracedQueue;
import io.github.mqscope.testing.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceFileTest {
    private static final Caller CALLER = new Caller(812, 813, 1000, "wor\u00e4er".getBytes(UTF_8));
    private static final TracedQueue QUEUE = new TracedQueue(
            Optional.of(new QueueKey(21, 77)),
            Optional.of(QueueName.ofBytes(new byte[] {'/', 'q', (byte) 0xff})),
            4_026_532_177L);
    private static final byte[] HOSTILE = {0x1b, '[', (byte) 0xff, 0, '\n', '"'};

    @TempDir
    private Path directory;

    private static TraceEvent event(long sequence, TraceCall call, long result, Set<TraceMark> marks) {
        boolean message = call == TraceCall.SEND || call == TraceCall.RECEIVE;
        boolean isNull = marks.contains(TraceMark.NULL_ARGUMENT);
        return new TraceEvent(
                sequence,
                sequence == 3 ? 5 : sequence > 3 ? 5 : 0,
                1_700_000_000_123_456_789L + sequence,
                marks.contains(TraceMark.START_UNKNOWN) ? 0 : 4321,
                call,
                CALLER,
                QUEUE,
                call == TraceCall.UNLINK ? -1 : 9,
                isNull || call == TraceCall.UNLINK ? 0 : call == TraceCall.SEND ? HOSTILE.length : 64,
                isNull || call == TraceCall.UNLINK || call == TraceCall.GETSETATTR ? 0 : 3,
                result,
                call == TraceCall.UNLINK ? 0 : 2,
                CallFacts.NONE,
                marks,
                message && result >= 0 ? HOSTILE : new byte[0]);
    }

    private static List<TraceEvent> all() {
        return List.of(
                event(1, TraceCall.OPEN, 9, EnumSet.noneOf(TraceMark.class)),
                event(2, TraceCall.SEND, 0, EnumSet.of(TraceMark.BLOCKED)),
                event(3, TraceCall.RECEIVE, HOSTILE.length, EnumSet.of(TraceMark.START_UNKNOWN)),
                event(4, TraceCall.NOTIFY, -16, EnumSet.noneOf(TraceMark.class)),
                event(5, TraceCall.GETSETATTR, 0, EnumSet.of(TraceMark.NULL_ARGUMENT)),
                event(6, TraceCall.UNLINK, 0, EnumSet.noneOf(TraceMark.class)));
    }

    private Path saved() throws IOException {
        Path file = directory.resolve("trace.jsonl");
        TraceFile.save(all(), new TraceCounts(6, 5), file);
        return file;
    }

    @Test
    void whatWasSavedIsReadAgain() throws Exception {
        TraceFile.Opened opened = TraceFile.open(saved());
        assertThat(opened.counts()).isEqualTo(new TraceCounts(6, 5));
        assertThat(opened.skipped()).isZero();
        assertThat(opened.events())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyElementsOf(all());
    }

    private static TraceEvent given(TraceCall call, long result, CallFacts facts, TraceMark... marks) {
        TraceEvent e = event(1, call, result, Set.copyOf(List.of(marks)));
        return new TraceEvent(
                1,
                0,
                e.startNanos(),
                e.durationNanos(),
                call,
                CALLER,
                QUEUE,
                9,
                e.size(),
                e.is(TraceMark.NO_PRIORITY) ? 0 : e.priority(),
                result,
                2,
                facts,
                e.marks(),
                e.movedMessage() ? HOSTILE : new byte[0]);
    }

    @Test
    void whatCallsWereGivenAndReachedIsReadAgain() throws Exception {
        CallFacts timed = new CallFacts("w", "", 10, 64, 1_700_000_001, 500_000_000);
        List<TraceEvent> calls = List.of(
                given(TraceCall.SEND, 0, timed, TraceMark.TIMED, TraceMark.STRUCT_READ, TraceMark.NONBLOCK),
                given(
                        TraceCall.RECEIVE,
                        -22,
                        new CallFacts("r", "", 10, 64, -1, 1_000_000_000),
                        TraceMark.TIMED,
                        TraceMark.STRUCT_READ,
                        TraceMark.NO_PRIORITY),
                given(TraceCall.RECEIVE, -14, CallFacts.NONE, TraceMark.TIMED, TraceMark.NO_PRIORITY),
                given(
                        TraceCall.RECEIVE,
                        0,
                        new CallFacts("rw", "", 10, 64, 0, 0),
                        TraceMark.PENDING,
                        TraceMark.BLOCKED,
                        TraceMark.NO_PRIORITY),
                given(TraceCall.NOTIFY, -9, new CallFacts("", "file a\"b", 0, 0, 7, 0), TraceMark.STRUCT_READ),
                given(TraceCall.OPEN, 9, new CallFacts("rw", "", 10, 64, 5, 6), TraceMark.STRUCT_READ),
                given(
                        TraceCall.SEND,
                        -1,
                        CallFacts.NONE,
                        TraceMark.START_UNKNOWN,
                        TraceMark.NOT_ENTERED,
                        TraceMark.SECCOMP,
                        TraceMark.COMPAT));
        Path file = directory.resolve("given.jsonl");
        TraceFile.save(calls, new TraceCounts(calls.size(), 0), file);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0))
                .contains("\"access\":\"w\",\"mq_maxmsg\":10,\"msgsize\":64,\"nonblock\":true,\"timed\":true,")
                .contains("\"deadline\":\"2023-11-14T22:13:21.500Z\"");
        assertThat(lines.get(1)).contains("\"deadline\":null,\"tv_sec\":-1,\"tv_nsec\":1000000000");
        assertThat(lines.get(3)).contains("\"timed\":false", "\"result\":null,\"pending\":true,\"errno\":null");
        assertThat(lines.get(5)).contains("\"flags\":\"O_RDONLY|O_CREAT\",\"mode\":\"0003\"");
        assertThat(TraceFile.open(file).events())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("sequence")
                .containsExactlyElementsOf(calls);
    }

    @Test
    void eachCallNamesItsNamespaceAndDevice() throws Exception {
        assertThat(Files.readAllLines(saved()).subList(0, 6))
                .allSatisfy(line -> assertThat(line).contains(",\"ns\":4026532177,\"dev\":21,\"ino\":77,"));
    }

    @Test
    void anOlderFileWithoutThemIsReadAndSavedAgain() throws Exception {
        String older = Files.readString(saved())
                .replace(",\"ns\":4026532177,\"dev\":21", "")
                .replace(",\"timed\":false", "")
                .replace("\"flags\":\"O_RDONLY|O_CREAT\",\"mode\":\"0003\"", "\"mode\":3");
        Path file = Files.writeString(directory.resolve("older.jsonl"), older);
        TracedQueue unknown = new TracedQueue(Optional.of(new QueueKey(0, 77)), QUEUE.name(), 0);
        TraceFile.Opened opened = TraceFile.open(file);
        assertThat(opened.events()).extracting(TraceEvent::queue).containsOnly(unknown);
        assertThat(opened.events().getFirst().priority()).isEqualTo(3);
        TraceFile.save(opened.events(), opened.counts(), file);
        assertThat(Files.readAllLines(file).getFirst())
                .contains(",\"ns\":null,\"ino\":77,")
                .doesNotContain("\"dev\"");
        assertThat(TraceFile.open(file).events()).extracting(TraceEvent::queue).containsOnly(unknown);
    }

    @Test
    void aFileThatIsCutOffAnywhereIsOneClearError() throws Exception {
        byte[] whole = Files.readAllBytes(saved());
        Path cut = directory.resolve("cut.jsonl");
        for (int length = 0; length < whole.length - 1; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> TraceFile.open(cut))
                    .as("cut at %d", length)
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("(?s).*(line \\d+: .+|is not a trace.*)");
        }
    }

    @Test
    void aFlippedBitIsReadOrIsOneClearError() throws Exception {
        byte[] whole = Files.readAllBytes(saved());
        Path flipped = directory.resolve("flipped.jsonl");
        for (int at = 0; at < whole.length; at++) {
            byte[] bytes = whole.clone();
            bytes[at] ^= (byte) (1 << (at % 8));
            Files.write(flipped, bytes);
            try {
                assertThat(TraceFile.open(flipped).events()).hasSize(6);
            } catch (IOException told) {
                assertThat(told).hasMessageContaining("flipped.jsonl");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"call\":[[[[",
                "{\"call\":{}}",
                "{\"call\":\"mq_nothing\"}",
                "{\"call\":\"mq_unlink\",\"time\":\"yesterday\"}",
                "{\"seen\":99999999999999999999999,\"lost\":0}",
                "{\"seen\":1,\"lost\":0}\n{\"seen\":1,\"lost\":0}",
            })
    void nonsenseIsOneClearErrorWithItsLine(String text) throws Exception {
        Path file = Files.writeString(directory.resolve("nonsense"), text + "\n");
        assertThatThrownBy(() -> TraceFile.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("(?s).*nonsense, line \\d+: .+");
    }

    @Test
    void aFifoIsRefusedAndDoesNotHang() throws Exception {
        Path fifo = directory.resolve("fifo");
        try (Peer mkfifo = Peer.start("mkfifo", fifo.toString())) {
            assertThat(mkfifo.exitStatus()).isZero();
        }
        assertThatThrownBy(() -> TraceFile.open(fifo)).hasMessageContaining("is not a plain file");
    }

    @Test
    void savingReplacesALinkAndNotWhatItPointsTo() throws Exception {
        Path victim = Files.writeString(directory.resolve("victim"), "mine");
        Path link = Files.createSymbolicLink(directory.resolve("trace.jsonl"), victim);
        TraceFile.save(all(), new TraceCounts(6, 5), link);
        assertThat(victim).hasContent("mine");
        assertThat(TraceFile.open(link).events()).hasSize(6);
    }
}
