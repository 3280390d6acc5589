package io.github.mqscope.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadStateTest {
    @Test
    void whatHasEndedAndIsNotWaitedForIsGone() throws Exception {
        try (Peer parent = Peer.start("sh", "-c", "sleep 0.1 & echo $!; exec sleep 60")) {
            int child = Integer.parseInt(parent.line());
            Await.until("it has ended", () -> ThreadState.read(child, child).ended());
            assertThat(ThreadState.path(child, child)).exists();
        }
    }

    @Test
    void aThreadThatSleepsIsThere() throws Exception {
        try (Peer peer = Peer.start("sleep", "60")) {
            ThreadState state = ThreadState.read(peer.pid(), (int) peer.pid());
            assertThat(state.ended()).isFalse();
            assertThat(state.isInQueueCall()).isFalse();
        }
    }
}
