package io.github.mqscope.model.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.mqueue.SystemLimits;
import io.github.mqscope.testing.Peer;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void readsTheNumbersWhole() throws Exception {
        try (Peer cat = Peer.start(
                "sh",
                "-c",
                "cd /proc/sys/fs/mqueue && cat queues_max msg_max msgsize_max"
                        + " msg_default msgsize_default; ulimit -n")) {
            Limits limits = SystemLimits.read();
            long[] ours = {
                limits.queuesMax(),
                limits.msgMax(),
                limits.msgsizeMax(),
                limits.msgDefault(),
                limits.msgsizeDefault(),
                limits.rlimitNofile()
            };
            assertThat(cat.lines().stream().mapToLong(Long::parseLong).toArray())
                    .containsExactly(ours);
            assertThat(limits.rlimitMsgqueue()).isNotZero();
        }
    }

    @Test
    void costCountsMessagesAndTreeNodes() {
        assertThat(Limits.cost(10, 8192)).isEqualTo(82_880);
        assertThat(Limits.cost(65_536, 1)).isEqualTo(65_536 + 65_536 * 48L + 32_768 * 48L);
    }
}
