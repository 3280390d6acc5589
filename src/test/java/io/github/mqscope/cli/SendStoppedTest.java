package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.TestQueue;
import org.junit.jupiter.api.Test;

class SendStoppedTest {
    @Test
    void aSendOfManySaysAtWhichMessageItStopped() throws Exception {
        try (TestQueue queue = TestQueue.create()) {
            Prompt.Result result = Prompt.run("send", queue.name(), "x", "--count", "13", "--nonblock");
            assertThat(result.status()).isEqualTo(3);
            assertThat(result.err())
                    .isEqualTo("mqscope: mq_send " + queue.name()
                            + ": EAGAIN: the queue is full, 10 of 10 messages; message 11 of 13, 10 sent\n");
        }
    }

    @Test
    void aSendOfOneSaysWhatItAlwaysDid() throws Exception {
        try (TestQueue queue = TestQueue.create().fill()) {
            Prompt.Result result = Prompt.run("send", queue.name(), "x", "--nonblock");
            assertThat(result.status()).isEqualTo(3);
            assertThat(result.err()).endsWith(": the queue is full, 10 of 10 messages\n");
        }
    }
}
