package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TracedWords;
import io.github.mqscope.testing.CProgram;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls that a seccomp filter refuses before their entry is told.
class TraceRefusedTest extends TraceCase {
    /// usage: NAME ERRNO; sends, and again under a filter that answers with that.
    private static final String FILTERED = """
            #include <fcntl.h>
            #include <linux/filter.h>
            #include <linux/seccomp.h>
            #include <mqueue.h>
            #include <stdlib.h>
            #include <sys/prctl.h>
            #include <sys/syscall.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                struct mq_attr attr = { .mq_maxmsg = 4, .mq_msgsize = 16 };
                struct sock_filter code[] = {
                    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0),
                    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mq_timedsend, 0, 1),
                    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | atoi(argv[2])),
                    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
                };
                struct sock_fprog program = { sizeof code / sizeof *code, code };
                usleep(50000); /* The first moments of a trace are for calls that were under way. */
                mqd_t q = mq_open(argv[1], O_RDWR | O_CREAT, 0600, &attr);
                mq_send(q, "first", 5, 1);
                if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program))
                    return 1;
                mq_send(q, "second", 6, 1);
                mq_unlink(argv[1]);
                return 0;
            }
            """;

    @ParameterizedTest
    @CsvSource({"1, -1", "0, 0"})
    void aCallThatASeccompFilterRefusesSaysSo(String errno, long result) throws Exception {
        try (Traced traced = traced()) {
            CProgram.of(FILTERED).run(new String(name.bytes(), StandardCharsets.UTF_8), errno);
            List<TraceEvent> events = traced.await(4);
            TraceEvent refused = events.get(2);
            assertThat(events).hasSize(4);
            assertThat(TracedWords.unentered(events.get(1))).isEmpty();
            assertThat(refused.result()).isEqualTo(result);
            assertThat(refused.movedMessage()).isFalse();
            assertThat(TracedWords.unentered(refused)).contains("refused by a seccomp filter before it was entered");
            assertThat(TracedWords.facts(refused)).contains("mq_msgsize 16", "priority 1", "6 bytes");
        }
    }
}
