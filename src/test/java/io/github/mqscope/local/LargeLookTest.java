package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.drain.Journals;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.peek.PeekRequest;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.space.PendingLook;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A queue with more bytes than a look has room for is left alone.
class LargeLookTest {
    @TempDir
    private Path directory;

    private PendingLook look(TestQueue queue, long most) throws Exception {
        try (QueueAccess access = QueueAccess.open();
                LocalContents contents = new LocalContents(access, new Journals(directory), new EventLog(), most)) {
            LookWork look = (LookWork)
                    contents.look(new QueueTarget(queue.name(), queue.queue().key()));
            assertThat(look.awaitEnd(Duration.ofSeconds(20))).isTrue();
            return look;
        }
    }

    @Test
    void nothingIsTakenOutOfAQueueThatIsTooLarge() throws Exception {
        try (TestQueue queue = TestQueue.create(3, 64)) {
            queue.queue().send(new Message(1, new byte[40]));
            queue.queue().send(new Message(2, new byte[41]));
            PendingLook refused = look(queue, 80);
            assertThat(refused.failed()).isTrue();
            assertThat(refused.report())
                    .singleElement()
                    .asString()
                    .contains("81 bytes")
                    .contains("80 is the most");
            assertThat(refused.taken()).isZero();
            assertThat(queue.queue().attributes().curmsgs()).isEqualTo(2);
            PendingLook done = look(queue, 81);
            assertThat(done.failed()).isFalse();
            assertThat(done.messages()).hasSize(2);
        }
    }

    @Test
    void aPeekLooksAtFewerBytesOfEachWhereThereMayBeVeryMany() {
        assertThat(PeekSampler.snap(10)).isEqualTo(PeekRequest.PREVIEW);
        assertThat(PeekSampler.snap(8_192)).isEqualTo(PeekRequest.PREVIEW);
        assertThat(PeekSampler.snap(65_536)).isEqualTo(64);
    }
}
