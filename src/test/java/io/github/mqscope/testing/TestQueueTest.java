package io.github.mqscope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.Message;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TestQueueTest {
    private static final String SENDER = """
            #include <mqueue.h>
            #include <stdio.h>
            #include <string.h>
            int main(int argc, char **argv) {
                mqd_t q = mq_open(argv[1], O_WRONLY);
                if (q == -1 || mq_send(q, argv[2], strlen(argv[2]), 7)) { perror("mq"); return 1; }
                printf("sent\\n");
                return 0;
            }
            """;

    @Test
    void aPeerWrittenInCSendsToIt() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            String name = new String(own.name().bytes(), StandardCharsets.UTF_8);
            assertThat(CProgram.of(SENDER).run(name, "hello")).containsExactly("sent");
            assertThat(own.queue().receive()).isEqualTo(new Message(7, "hello".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void hostileNamesAreReal() throws Exception {
        try (TestQueue own = TestQueue.create(TestQueue.hostileName(), 1, 8)) {
            assertThat(own.queue().attributes().maxmsg()).isEqualTo(1);
        }
    }
}
