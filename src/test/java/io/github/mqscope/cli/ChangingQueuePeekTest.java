package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The JSON of a queue that changes while it is looked at.
@Timeout(120)
class ChangingQueuePeekTest {
    private static final int SIZE = 1000;
    private static final int LOOKS = 30;

    /// Sends and receives without end: a message stays for as long as two others take.
    private static final String CHURN = """
            #include <mqueue.h>
            #include <stdio.h>
            int main(int argc, char **argv) {
                static char body[1000];
                mqd_t q = mq_open(argv[1], O_RDWR);
                for (unsigned n = 0; n < 2; n++) mq_send(q, body, sizeof body, 0);
                puts("begun");
                fflush(stdout);
                while (mq_send(q, body, sizeof body, 0) == 0 && mq_receive(q, body, sizeof body, 0) >= 0) { }
                return 0;
            }
            """;

    @Test
    void hasEveryByteOfWhatItShows() throws Exception {
        Requires.bpf();
        List<String> lines = new ArrayList<>();
        try (TestQueue own = TestQueue.create(4, SIZE);
                Peer churn = CProgram.of(CHURN).start(own.name().toString())) {
            assertThat(churn.line()).isEqualTo("begun");
            for (int look = 0; look < LOOKS; look++) {
                lines.addAll(Prompt.run("peek", own.name(), "--json").lines());
            }
        }
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain("captured"));
    }
}
