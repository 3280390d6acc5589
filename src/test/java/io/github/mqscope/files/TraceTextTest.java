package io.github.mqscope.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.CallFacts;
import io.github.mqscope.model.trace.Caller;
import io.github.mqscope.model.trace.OpenFlags;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TracedQueue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceTextTest {
    private static final Caller CALLER = new Caller(812, 813, 1000, "worker".getBytes(US_ASCII));
    private static final long HERE = 4_026_531_839L;
    private static final TracedQueue QUEUE =
            new TracedQueue(Optional.empty(), Optional.of(QueueName.of("/jobs")), HERE);

    private static TraceEvent event(Instant at, long nanos, TraceCall call, long size, int priority, long result) {
        return event(at, nanos, call, size, priority, result, QUEUE);
    }

    private static TraceEvent event(
            Instant at, long nanos, TraceCall call, long size, int priority, long result, TracedQueue queue) {
        long start = at.getEpochSecond() * 1_000_000_000 + at.getNano();
        Set<TraceMark> marks = EnumSet.noneOf(TraceMark.class);
        byte[] payload = call == TraceCall.SEND ? "job".getBytes(UTF_8) : new byte[0];
        return new TraceEvent(
                1, 0, start, nanos, call, CALLER, queue, 9, size, priority, result, 1, CallFacts.NONE, marks, payload);
    }

    private static String line(TraceEvent event) {
        TraceText text = new TraceText(HERE);
        text.add(event, 0);
        return new String(text.take(), UTF_8);
    }

    private static Instant local(String time) {
        return LocalDateTime.parse("2026-01-02T" + time)
                .atZone(ZoneId.systemDefault())
                .toInstant();
    }

    @Test
    void aLineSaysWhenWhoWhatAndForHowLong() {
        assertThat(line(event(local("12:00:01.000456789"), 4_360, TraceCall.SEND, 3, 5, 0)))
                .isEqualTo(
                        "12:00:01.000456 worker[813] mq_timedsend /jobs = 0 4.4µs, mqd 9, priority 5, 3 bytes: job\n");
    }

    private static TraceEvent marked(TraceCall call, CallFacts facts, long result, TraceMark... marks) {
        long start = local("12:00:01").getEpochSecond() * 1_000_000_000;
        byte[] none = {};
        return new TraceEvent(
                1, 0, start, 12_400_000_000L, call, CALLER, QUEUE, 9, 3, 5, result, 10, facts, Set.of(marks), none);
    }

    @Test
    void aCallThatHasNotReturnedSaysSinceWhen() {
        CallFacts facts = new CallFacts("w", "", 10, 64, local("12:00:03").getEpochSecond(), 0);
        assertThat(line(marked(TraceCall.SEND, facts, 0, TraceMark.PENDING, TraceMark.TIMED, TraceMark.STRUCT_READ)))
                .isEqualTo(
                        "12:00:01.000000 worker[813] mq_timedsend /jobs: in mq_timedsend since 12.4 s, mqd 9"
                                + " (written only), mq_msgsize 64, timed, past by 10.4 s, 10 of 10 messages, priority 5, 3 bytes\n");
    }

    @Test
    void aCallThatWasRefusedBeforeItsEntrySaysByWhat() {
        CallFacts facts = new CallFacts("rw", "", 0, 0, 0, 0);
        TraceMark[] filtered = {TraceMark.START_UNKNOWN, TraceMark.NOT_ENTERED, TraceMark.SECCOMP};
        assertThat(line(marked(TraceCall.SEND, facts, -1, filtered)))
                .contains(" = EPERM refused by a seccomp filter before it was entered, mqd 9 (read and written)");
        assertThat(line(marked(TraceCall.SEND, facts, -1, TraceMark.START_UNKNOWN, TraceMark.NOT_ENTERED)))
                .contains(" = EPERM refused before it was entered; the thread has no seccomp filter: a tracer?, ");
        assertThat(line(marked(TraceCall.SEND, facts, -1, TraceMark.START_UNKNOWN)))
                .contains(" = EPERM entered before the trace, ");
    }

    @Test
    void aDescriptorThatIsNoQueueSaysWhatItIs() {
        assertThat(line(marked(TraceCall.NOTIFY, new CallFacts("", "pipe", 0, 0, 0, 0), -9)))
                .contains(" = EBADF 12.40s, mqd 9 is no queue: pipe, ");
        assertThat(line(marked(TraceCall.NOTIFY, new CallFacts("", CallFacts.NOT_OPEN, 0, 0, 0, 0), -9)))
                .contains(" = EBADF 12.40s, mqd 9 is not open, ");
    }

    @Test
    void eachLineHasItsOwnTime() {
        TraceText text = new TraceText(HERE);
        for (String time : new String[] {"12:00:01.9", "12:00:02.1", "12:00:01.8"}) {
            text.add(event(local(time), 1, TraceCall.SEND, 3, 5, 0), 0);
        }
        assertThat(new String(text.take(), UTF_8).lines())
                .extracting(line -> line.substring(0, 15))
                .containsExactly("12:00:01.900000", "12:00:02.100000", "12:00:01.800000");
    }

    private static String told(Optional<QueueName> name, long namespace) {
        TracedQueue queue = new TracedQueue(Optional.empty(), name, namespace);
        return line(event(Instant.EPOCH, 1, TraceCall.UNLINK, 0, 0, 0, queue)).replaceAll("^.*mq_unlink | = 0.*\n", "");
    }

    @Test
    void aQueueOfAnotherNamespaceSaysWhich() {
        Optional<QueueName> jobs = QUEUE.name();
        assertThat(told(jobs, HERE)).isEqualTo("/jobs");
        assertThat(told(jobs, 4_026_532_177L)).isEqualTo("/jobs (namespace 4026532177)");
        assertThat(told(Optional.empty(), 4_026_532_177L)).isEqualTo("(no queue) (namespace 4026532177)");
        assertThat(told(jobs, 0)).as("not known").isEqualTo("/jobs");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0µs",
        "49, 0.0µs",
        "50, 0.1µs",
        "1000, 1.0µs",
        "999949, 999.9µs",
        "1000000, 1.0ms",
        "12345678, 12.3ms",
        "1000000000, 1.00s",
        "1055000000, 1.06s",
        "1005000000, 1.01s",
        "61500000000, 61.50s"
    })
    void timesAreRoundedAndHaveAUnit(long nanos, String shown) {
        assertThat(line(event(Instant.EPOCH, nanos, TraceCall.SEND, 3, 5, 0))).contains(" = 0 " + shown + ", ");
    }

    @Test
    void flagsHaveTheirNamesAndAModeIsThereWhereOneCounts() {
        assertThat(line(event(Instant.EPOCH, 1, TraceCall.OPEN, 04302, 0600, 9)))
                .endsWith(", O_RDWR|O_CREAT|O_EXCL|O_NONBLOCK, mode 0600\n");
        assertThat(line(event(Instant.EPOCH, 1, TraceCall.OPEN, 02000001, 0, 9)))
                .endsWith(", O_WRONLY|O_CLOEXEC\n");
        assertThat(OpenFlags.words(01000)).isEqualTo("O_RDONLY|01000");
    }
}
