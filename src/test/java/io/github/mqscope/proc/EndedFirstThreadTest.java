package io.github.mqscope.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// A process whose first thread has ended: its `/proc/PID/fd` is empty, and its other threads hold what it held.
class EndedFirstThreadTest {
    private static final String PROGRAM = """
            #include <fcntl.h>
            #include <mqueue.h>
            #include <pthread.h>
            #include <unistd.h>
            static void *rest(void *name) {
                mq_open(name, O_RDONLY);
                pause();
                return name;
            }
            int main(int argc, char **argv) {
                pthread_t thread;
                pthread_create(&thread, 0, rest, argv[1]);
                pthread_exit(0);
            }
            """;

    @Test
    void itHoldsWhatItsOtherThreadsHold() throws Exception {
        try (TestQueue queue = TestQueue.create();
                Peer peer = CProgram.of(PROGRAM).start(new String(queue.name().bytes(), StandardCharsets.US_ASCII))) {
            QueueKey key = queue.queue().key();
            ProcessTable table = new ProcessTable(key.dev());
            Await.until("it is found", () -> !table.scan().openersOf(key).isEmpty());
            assertThat(table.scan().openersOf(key)).singleElement().satisfies(opener -> {
                assertThat(opener.pid()).isEqualTo((int) peer.pid());
                assertThat(opener.access()).isEqualTo(Access.READ);
            });
        }
    }
}
