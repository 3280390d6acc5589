package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TracedWords;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Calls as 32-bit programs make them, by the numbers and structs of i386.
class TraceCompatTest extends TraceCase {
    private static final String CALLS = """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <stdint.h>
            #include <string.h>
            #include <sys/mman.h>
            #include <time.h>
            static long call(long number, long a, long b, long c, long d, long e) {
                asm volatile("int $0x80" : "+a"(number) : "b"(a), "c"(b), "d"(c), "S"(d), "D"(e)
                             : "memory", "r8", "r9", "r10", "r11");
                return (int)number;
            }
            int main(int argc, char **argv) {
                char *low = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
                int32_t *attr = (int32_t *)(low + 512), *event = (int32_t *)(low + 544), *brief = (int32_t *)(low + 576);
                int64_t *until = (int64_t *)(low + 600);
                long at = (long)low, buffer = at + 1024;
                strcpy(low, argv[1] + 1);
                attr[1] = 4, attr[2] = 64;
                event[0] = 42, event[1] = 10, event[2] = 0;
                brief[0] = time(0) + 100, brief[1] = 0;
                until[0] = time(0) + 100, until[1] = 0;
                strcpy(low + 1024, "hello");
                long q = call(277, at, O_RDWR | O_CREAT, 0600, (long)attr, 0);
                if (q < 0) return 2;
                call(279, q, buffer, 5, 3, (long)brief);
                call(419, q, buffer + 64, 64, at + 700, (long)until);
                call(281, q, (long)event, 0, 0, 0);
                attr[0] = O_NONBLOCK;
                call(282, q, (long)attr, (long)attr, 0, 0);
                call(278, at, 0, 0, 0, 0);
                if (argc > 2) call(280, q, buffer, 64, 0, (long)brief);
                attr[0] = 0;
                call(282, q, (long)attr, 0, 0, 0);
                if (argc > 2) call(280, q, buffer, 64, 0, (long)brief);
                return 0;
            }
            """;

    private String text() {
        return new String(name.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a32BitProgramsCallsAreToldAsAnyOthers() throws Exception {
        Requires.calls32Bit();
        try (Traced traced = traced();
                Peer peer = CProgram.of(CALLS).start(text())) {
            int status = peer.exitStatus();
            assertThat(status).isZero();
            List<TraceEvent> events = traced.finish();
            assertThat(events).allMatch(event -> event.is(TraceMark.COMPAT)).allMatch(TraceEvent::succeeded);
            String mqd = "32-bit, mqd " + events.getFirst().mqd();
            String queue = mqd + " (read and written)";
            assertThat(events.stream()
                            .map(event ->
                                    TracedWords.function(event) + ": " + String.join(", ", TracedWords.facts(event)))
                            .map(line -> line.replaceAll("timed, [\\d.]+ s left", "timed, left")))
                    .containsExactly(
                            "mq_open: 32-bit, O_RDWR|O_CREAT, mode 0600, asked for mq_maxmsg 4, mq_msgsize 64, has mq_maxmsg 4, mq_msgsize 64",
                            "mq_timedsend: " + queue + ", mq_msgsize 64, timed, left, priority 3, 5 bytes",
                            "mq_timedreceive: " + queue
                                    + ", buffer 64, mq_msgsize 64, timed, left, priority 3, 5 bytes",
                            "mq_notify: " + queue + ", registers SIGEV_SIGNAL, signal 10, value 42",
                            "mq_setattr: " + mqd + " (read and written, O_NONBLOCK), sets O_NONBLOCK",
                            "mq_unlink: 32-bit",
                            "mq_setattr: " + queue + ", clears O_NONBLOCK");
            assertThat(events.get(2).payload()).isEqualTo("hello".getBytes(StandardCharsets.US_ASCII));
            assertThat(events.get(4).queue().name()).contains(name);
        }
    }

    @Test
    void a32BitReceiverThatWaitsIsARow() throws Exception {
        Requires.calls32Bit();
        try (Traced traced = traced();
                Peer peer = CProgram.of(CALLS).start(text(), "and wait")) {
            TraceEvent pending = traced.await(9).getLast();
            assertThat(pending.is(TraceMark.PENDING)).isTrue();
            assertThat(pending.is(TraceMark.COMPAT)).isTrue();
            assertThat(TracedWords.pending(pending)).startsWith("in mq_timedreceive since ");
            assertThat(pending.caller().pid()).isEqualTo((int) peer.pid());
        }
    }
}
