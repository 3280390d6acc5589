package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.model.trace.TracedWords;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a call was given and what it reached: what explains its errno.
class TraceArgumentsTest extends TraceCase {
    private static final String DEADLINES = """
            #include <fcntl.h>
            #include <mqueue.h>
            #include <time.h>
            static struct timespec later(clockid_t clock, long ms) {
                struct timespec t;
                clock_gettime(clock, &t);
                long n = t.tv_nsec + ms % 1000 * 1000000L;
                t.tv_sec += ms / 1000 + n / 1000000000;
                t.tv_nsec = n % 1000000000;
                return t;
            }
            int main(int argc, char **argv) {
                char buffer[64];
                struct mq_attr attr = { .mq_maxmsg = 4, .mq_msgsize = 64 };
                mqd_t q = mq_open(argv[1], O_RDWR | O_CREAT, 0600, &attr);
                struct timespec until[] = { later(CLOCK_REALTIME, 1200), later(CLOCK_REALTIME, 0),
                                            later(CLOCK_MONOTONIC, 1200), { 5, 0 }, { 0, 1000000000 }, { -1, 0 } };
                until[1].tv_sec -= 3;
                mq_timedsend(q, "a", 1, 0, &until[0]);
                for (int i = 1; i < 6; i++)
                    mq_timedreceive(q, buffer, sizeof buffer, 0, &until[i]);
                mq_timedreceive(q, buffer, sizeof buffer, 0, (void *)8);
                return 0;
            }
            """;

    private static final String OPENINGS = """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <mqueue.h>
            #include <stdio.h>
            #include <sys/syscall.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                struct mq_attr attr = { .mq_maxmsg = 7, .mq_msgsize = 16 };
                mq_open(argv[1], O_RDWR | O_CREAT | O_EXCL, 0640, &attr);
                mq_open(argv[1], O_RDONLY | O_CREAT | O_CLOEXEC, 0600, NULL);
                attr.mq_maxmsg = 1;
                mq_open(argv[1], O_RDONLY | O_CREAT | O_NONBLOCK, 0, &attr);
                mq_open(argv[1], O_WRONLY);
                syscall(SYS_mq_open, argv[1] + 1, O_RDWR | O_CREAT, 0600, 8);
                attr.mq_maxmsg = -1;
                mq_unlink(argv[1]);
                mq_open(argv[1], O_RDWR | O_CREAT, 0600, &attr);
                return 0;
            }
            """;

    private static final String USES = """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <mqueue.h>
            #include <signal.h>
            #include <sys/syscall.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                char buffer[64];
                struct mq_attr attr = { .mq_maxmsg = 4, .mq_msgsize = 16 };
                mqd_t q = mq_open(argv[1], O_RDWR | O_CREAT, 0600, &attr);
                mqd_t w = mq_open(argv[1], O_WRONLY | O_NONBLOCK), r = mq_open(argv[1], O_RDONLY);
                struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1, .sigev_value.sival_int = 42 };
                mq_receive(w, buffer, sizeof buffer, 0);
                mq_send(r, buffer, 3, 9);
                mq_receive(q, buffer, 3, 0);
                mq_send(q, buffer, 17, 2);
                mq_notify(q, &event);
                mq_notify(q, 0);
                event.sigev_notify = SIGEV_NONE;
                mq_notify(q, &event);
                event.sigev_notify = 9;
                mq_notify(q, &event);
                syscall(SYS_mq_notify, q, 8);
                attr.mq_flags = O_NONBLOCK;
                mq_setattr(q, &attr, &attr);
                mq_setattr(q, &attr, &attr);
                attr.mq_flags = 1;
                mq_setattr(q, &attr, 0);
                mq_getattr(q, &attr);
                return 0;
            }
            """;

    private static final String OTHERS = """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <mqueue.h>
            #include <sys/epoll.h>
            #include <sys/eventfd.h>
            #include <sys/socket.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                int pair[2];
                struct mq_attr attr;
                if (pipe(pair)) return 1;
                int others[] = { pair[0], socket(AF_UNIX, SOCK_STREAM, 0), open("/dev/null", O_RDONLY),
                                 open("/proc/self/fd", O_RDONLY), open("/proc/self/exe", O_RDONLY), eventfd(0, 0),
                                 epoll_create1(0), 99, -1 };
                for (int i = 0; i < sizeof others / sizeof *others; i++)
                    mq_getattr(others[i], &attr);
                return 0;
            }
            """;

    private List<TraceEvent> of(String source) throws Exception {
        try (Traced traced = Traced.with(TraceOptions.everything());
                Peer peer = CProgram.of(source).start(new String(name.bytes(), StandardCharsets.UTF_8))) {
            assertThat(peer.exitStatus()).isZero();
            return traced.finish().stream()
                    .filter(event -> event.caller().pid() == peer.pid())
                    .toList();
        }
    }

    private static List<String> words(List<TraceEvent> events) {
        return events.stream()
                .map(event ->
                        event.errno().map(Errno::name).orElse("0") + " " + String.join(", ", TracedWords.facts(event)))
                .toList();
    }

    @Test
    void aTimedCallTellsItsDeadlineAndWhatIsWrongWithIt() throws Exception {
        List<TraceEvent> events = of(DEADLINES);
        assertThat(events)
                .hasSize(8)
                .filteredOn(event -> event.is(TraceMark.TIMED))
                .hasSize(7);
        List<String> words = words(events.subList(1, 8));
        assertThat(words.get(0)).startsWith("0 mqd ").containsPattern("timed, (1\\.20 s|1[.\\d]+ s|[\\d.]+ ms) left");
        assertThat(words.get(1)).startsWith("0 ").containsPattern("timed, past by 3\\.\\d+ s");
        assertThat(words.get(2))
                .startsWith("ETIMEDOUT ")
                .endsWith(" years: a relative or CLOCK_MONOTONIC time?, 0 of 4 messages");
        assertThat(words.get(3)).startsWith("ETIMEDOUT ").contains("a relative or CLOCK_MONOTONIC time?");
        assertThat(words.get(4)).startsWith("EINVAL ").contains("timed, tv_nsec 1000000000 is out of range");
        assertThat(words.get(5)).startsWith("EINVAL ").contains("timed, tv_sec -1 is negative");
        assertThat(words.get(6)).startsWith("EFAULT ").contains(", timed, 0 of 4 messages");
        assertThat(events.getLast().deadline()).isEmpty();
    }

    @Test
    void anOpeningTellsItsFlagsItsModeAndWhatWasAskedForAndCame() throws Exception {
        assertThat(words(of(OPENINGS)))
                .containsExactly(
                        "0 O_RDWR|O_CREAT|O_EXCL, mode 0640, asked for mq_maxmsg 7, mq_msgsize 16, has mq_maxmsg 7, mq_msgsize 16",
                        "0 O_RDONLY|O_CREAT|O_CLOEXEC, mode 0600, attr NULL: the defaults, has mq_maxmsg 7, mq_msgsize 16",
                        "0 O_RDONLY|O_CREAT|O_NONBLOCK, mode 0000, asked for mq_maxmsg 1, mq_msgsize 16, has mq_maxmsg 7, mq_msgsize 16",
                        "0 O_WRONLY, has mq_maxmsg 7, mq_msgsize 16",
                        "EFAULT O_RDWR|O_CREAT, mode 0600, its attr cannot be read",
                        "0 ",
                        "EINVAL O_RDWR|O_CREAT, mode 0600, asked for mq_maxmsg -1, mq_msgsize 16");
    }

    @Test
    void aUseTellsTheAccessModeTheBufferTheSigeventAndTheFlag() throws Exception {
        List<TraceEvent> events = of(USES);
        int q = events.getFirst().mqd();
        String queue = "mqd " + q + " (read and written)";
        String loose = "mqd " + q + " (read and written, O_NONBLOCK)";
        assertThat(words(events.subList(3, events.size())))
                .containsExactly(
                        "EBADF mqd " + events.get(1).mqd()
                                + " (written only, O_NONBLOCK), buffer 64, mq_msgsize 16, 0 of 4 messages",
                        "EBADF mqd " + events.get(2).mqd()
                                + " (read only), mq_msgsize 16, 0 of 4 messages, priority 9, 3 bytes",
                        "EMSGSIZE " + queue + ", buffer 3, mq_msgsize 16, 0 of 4 messages",
                        "EMSGSIZE " + queue + ", mq_msgsize 16, 0 of 4 messages, priority 2, 17 bytes",
                        "0 " + queue + ", registers SIGEV_SIGNAL, signal 10, value 42",
                        "0 " + queue + ", unregisters",
                        "0 " + queue + ", registers SIGEV_NONE",
                        "EINVAL " + queue + ", registers with sigev_notify 9, which there is not",
                        "EFAULT " + queue + ", its sigevent cannot be read",
                        "0 " + loose + ", sets O_NONBLOCK",
                        "0 " + queue + ", clears O_NONBLOCK",
                        "EINVAL " + queue + ", mq_flags 01, of which only O_NONBLOCK may be set",
                        "0 " + queue);
    }

    @Test
    void aDescriptorThatIsNoQueueSaysWhatItIs() throws Exception {
        List<TraceEvent> events = of(OTHERS);
        assertThat(events).extracting(TraceEvent::errno).containsOnly(Optional.of(Errno.EBADF));
        assertThat(events)
                .extracting(event -> event.facts().instead())
                .containsExactly(
                        "pipe",
                        "socket",
                        "character device null",
                        "directory fd",
                        "file peer",
                        "eventfd",
                        "eventpoll",
                        "not open",
                        "not open");
        assertThat(words(events).getLast()).isEqualTo("EBADF mqd -1 is not open");
    }
}
