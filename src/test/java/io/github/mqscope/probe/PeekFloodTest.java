package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.peek.PeekRequest;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A queue that others use at full speed. Each body is a number and what follows from it.
class PeekFloodTest {
    private static final int LONG_MESSAGE = 6000;

    private static final String FLOOD = """
            #include <mqueue.h>
            #include <stdint.h>
            #include <stdlib.h>
            #include <string.h>
            int main(int argc, char **argv) {
                static uint64_t words[1024];
                mqd_t q = mq_open(argv[1], O_RDWR);
                long size = atol(argv[2]);
                uint64_t seed = atol(argv[3]);
                for (uint64_t i = 1; ; i++) {
                    if (i % 3 != 2) {
                        words[0] = seed + i * 2;
                        for (long w = 1; w < size / 8; w++)
                            words[w] = words[w - 1] * 6364136223846793005u + 1442695040888963407u;
                        struct timespec soon = { 0, 0 };
                        mq_timedsend(q, (char *)words, size, i * 7 % 5, &soon);
                    } else {
                        struct timespec soon = { 0, 0 };
                        mq_timedreceive(q, (char *)words, sizeof words, 0, &soon);
                        mq_timedreceive(q, (char *)words, sizeof words, 0, &soon);
                    }
                }
            }
            """;

    @BeforeEach
    void mayLoad() {
        Requires.bpf();
    }

    @Test
    void noTornMessageIsShownAsSettled() throws Exception {
        flood(64, Duration.ofSeconds(3));
    }

    @Test
    void noTornMessageOfTwoSegmentsIsShownAsSettled() throws Exception {
        flood(LONG_MESSAGE, Duration.ofSeconds(3));
    }

    private static void flood(int size, Duration time) throws Exception {
        try (Peek peek = Probes.ready();
                TestQueue queue = TestQueue.create(TestQueue.MAXMSG, size);
                Peer one = CProgram.of(FLOOD).start(queue.name().toString(), "" + size, "1");
                Peer two = CProgram.of(FLOOD).start(queue.name().toString(), "" + size, "1000000001")) {
            Await.until("there are messages", () -> queue.queue().attributes().curmsgs() > 0);
            long settled = 0;
            long changing = 0;
            for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
                QueueContents contents = peek.contents(queue.queue(), PeekRequest.all(size));
                if (contents.settled()) {
                    settled++;
                    assertThat(contents.messages())
                            .hasSize((int) contents.curmsgs())
                            .allMatch(m -> isWhole(m, size))
                            .isSortedAccordingTo((a, b) -> b.priority() - a.priority());
                } else {
                    changing++;
                }
            }
            assertThat(settled).as("settled, beside " + changing + " changing").isPositive();
            assertThat(one.isAlive() && two.isAlive()).isTrue();
        }
    }

    private static boolean isWhole(PeekedMessage message, int size) {
        if (message.size() != size || !message.isWhole()) {
            return false;
        }
        ByteBuffer words = ByteBuffer.wrap(message.preview()).order(ByteOrder.LITTLE_ENDIAN);
        boolean whole = true;
        for (long word = words.getLong(); whole && words.hasRemaining(); ) {
            word = word * 6364136223846793005L + 1442695040888963407L;
            whole = words.getLong() == word;
        }
        return whole;
    }
}
