package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the log says of processes that open a queue, close it or end.
@Timeout(60)
class HolderLogTest {
    /// Holds a queue in so many processes; closes it for good at a line of input, and ends with the next or with the
    /// end of its input.
    private static final String HOLDER = """
            #include <fcntl.h>
            #include <mqueue.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <sys/prctl.h>
            #include <signal.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                prctl(PR_SET_NAME, "orders");
                mqd_t q = mq_open(argv[1], argv[2][0] == 'r' ? O_RDONLY : O_WRONLY);
                if (q < 0) return 1;
                for (int i = atoi(argv[3]); i > 1; i--)
                    if (fork() == 0) {
                        prctl(PR_SET_PDEATHSIG, SIGKILL);
                        pause();
                    }
                printf("open\\n");
                fflush(stdout);
                if (getchar() == EOF) return 0;
                mq_close(q);
                getchar();
                return 0;
            }
            """;

    private TestQueue queue;
    private Watching watching;

    @BeforeEach
    void watch() throws Exception {
        queue = TestQueue.create();
        watching = Watching.of(queue.name());
    }

    @AfterEach
    void close() throws Exception {
        watching.close();
        queue.close();
    }

    private Peer holder(String mode, int processes) throws Exception {
        long before = watching.find(queue.name()).map(HolderLogTest::pids).orElse(0L);
        Peer holder = CProgram.of(HOLDER).start(queue.name().toString(), mode, Integer.toString(processes));
        holder.line();
        watching.await(queue.name(), "the holders", q -> pids(q) == before + processes);
        return holder;
    }

    private static long pids(QueueState queue) {
        return queue.openers().stream().filter(opener -> !opener.mqscope()).count();
    }

    private List<String> told(int count) {
        Await.until("so many events", () -> details().size() >= count);
        return details();
    }

    private List<String> details() {
        return watching.events(queue.name(), LoopEvent.Kind.HOLDER).stream()
                .map(LoopEvent::detail)
                .toList();
    }

    private boolean isAllSeen() {
        return watching.latest().visibility() instanceof Visibility.Listed listed
                && listed.unseen().processes() == 0
                && !listed.unseen().outside();
    }

    @Test
    void tellsWhoOpensAQueueAndThatItEndedAndWhatThatMeans() throws Exception {
        long pid;
        try (Peer reader = holder("r", 1)) {
            pid = reader.pid();
            assertThat(told(1)).containsExactly("orders (" + pid + ") opened " + queue.name() + ", reads");
        }
        String nobody = isAllSeen() ? "; nobody reads " + queue.name() + " now" : "";
        assertThat(told(2).getLast()).isEqualTo("orders (" + pid + ") ended" + nobody);
    }

    @Test
    void tellsThatOneClosedAQueueAndLives() throws Exception {
        try (Peer reader = holder("r", 1);
                Peer writer = holder("w", 1)) {
            writer.input().write("\n".getBytes(StandardCharsets.US_ASCII));
            writer.input().flush();
            String nobody = isAllSeen() ? "; nobody writes to " + queue.name() + " now" : "";
            assertThat(told(3).getLast())
                    .isEqualTo("orders (" + writer.pid() + ") closed " + queue.name() + nobody);
            assertThat(writer.isAlive()).isTrue();
            assertThat(reader.isAlive()).isTrue();
        }
    }

    @Test
    void whileAnotherReadsNobodyIsNotSaid() throws Exception {
        try (Peer stays = holder("r", 1)) {
            holder("r", 2).close();
            watching.await(queue.name(), "one is left", q -> pids(q) == 1);
            assertThat(told(5)).noneMatch(detail -> detail.contains("nobody"));
            assertThat(stays.isAlive()).isTrue();
        }
    }

    @Test
    void manyThatEndAtOnceAreOneEvent() throws Exception {
        holder("r", 100).close();
        watching.await(queue.name(), "none is left", q -> pids(q) == 0);
        List<String> details = details();
        assertThat(details).anyMatch(detail -> detail.matches("(orders \\(\\d+\\)(, )?){4} and \\d+ more opened .*"));
        assertThat(details).anyMatch(detail -> detail.matches("(orders \\(\\d+\\)(, )?){4} and \\d+ more ended.*"));
        assertThat(details).hasSizeLessThan(15);
    }
}
