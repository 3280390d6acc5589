package io.github.mqscope.cli;

import static io.github.mqscope.cli.Expect.fails;
import static io.github.mqscope.cli.Expect.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.TestQueue;
import org.junit.jupiter.api.Test;

/// O_NONBLOCK with a deadline is a legal call: it passes a message, or is EAGAIN at once whatever the deadline.
class NonBlockingDeadlineTest {
    private static final String A_YEAR = "31536000";

    @Test
    void sendsWhereThereIsRoomAndWouldBlockWhereThereIsNone() throws Exception {
        try (TestQueue own = TestQueue.create(1, 8)) {
            ok("send", own.name(), "x", "--nonblock", "--timeout", A_YEAR);
            fails(
                    3,
                    "mq_timedsend " + own.name() + ": EAGAIN",
                    "send",
                    own.name(),
                    "y",
                    "--nonblock",
                    "--timeout",
                    A_YEAR);
            fails(3, "EAGAIN", "send", own.name(), "y", "--nonblock", "--timeout", "0");
            assertThat(own.queue().attributes().curmsgs()).isEqualTo(1);
        }
    }

    @Test
    void receivesWhatIsThereAndWouldBlockWhereNothingIs() throws Exception {
        try (TestQueue own = TestQueue.create(2, 8)) {
            ok("send", own.name(), "x");
            assertThat(ok("receive", own.name(), "--timeout", A_YEAR, "--nonblock"))
                    .isEqualTo("x");
            fails(
                    3,
                    "mq_timedreceive " + own.name() + ": EAGAIN",
                    "receive",
                    own.name(),
                    "--timeout",
                    A_YEAR,
                    "--nonblock");
        }
    }

    @Test
    void drainsToTheEndAndWaitsForNoMore() throws Exception {
        try (TestQueue own = TestQueue.create(2, 8)) {
            ok("send", own.name(), "x", "--count", "2");
            assertThat(ok("receive", own.name(), "--drain", "--timeout", A_YEAR, "--nonblock"))
                    .isEqualTo("x\nx\n");
        }
    }
}
