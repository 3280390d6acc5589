package io.github.mqscope.drain;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.TestQueue;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongRestoreTest {
    private static final int MESSAGES = 5000;
    private static final int MOST_BYTES_EACH = 2000;

    @TempDir
    private Path directory;

    // What it allocates tells what it does for each message: no list of all of them.
    @Test
    void whatAMessageCostsDoesNotGrowWithTheirNumber() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            AbandonedJournal left = LongJournal.leave(own.queue(), directory, MESSAGES, 8);
            List<Message> back = new ArrayList<>();
            DrainProgress taker = (done, expected) -> {
                Drains.quietly(() -> {
                    if (own.queue().attributes().isFull()) {
                        back.addAll(Drains.receiveAll(own.queue()));
                    }
                });
                return true;
            };
            try (Journal journal = new Journals(directory).open(left)) {
                ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
                long before = thread.getCurrentThreadAllocatedBytes();
                Restored restored = Restore.run(own.queue(), journal, Restore.Choice.SAFE, taker);
                assertThat(thread.getCurrentThreadAllocatedBytes() - before)
                        .isLessThan((long) MESSAGES * MOST_BYTES_EACH);
                assertThat(restored.sent()).isEqualTo(MESSAGES);
                assertThat(restored.journalDeleted()).isTrue();
            }
            back.addAll(Drains.receiveAll(own.queue()));
            assertThat(back).hasSize(MESSAGES);
            assertThat(back.getLast().body()).isEqualTo(LongJournal.body(MESSAGES - 1, 8));
        }
    }
}
