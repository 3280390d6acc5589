package io.github.mqscope.drain;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.TestQueue;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyJournalsTest {
    private static final int JOURNALS = 1000;
    private static final int SIZE = 8192;

    @TempDir
    private Path directory;

    private void leave(TestQueue own) throws Exception {
        own.queue().send(new Message(1, new byte[SIZE]));
        Path first;
        try (Journal journal = Drains.drain(own.queue(), directory).journal()) {
            first = directory.resolve(journal.name());
        }
        byte[] bytes = Files.readAllBytes(first);
        Files.delete(first);
        for (int i = 0; i < JOURNALS; i++) {
            Files.write(directory.resolve(String.format("%04d.mqj", i)), bytes);
        }
    }

    @Test
    void noMoreAreReadThanWereAskedForAndTheOthersAreCounted() throws Exception {
        try (TestQueue own = TestQueue.create(1, SIZE)) {
            leave(own);
            ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = thread.getCurrentThreadAllocatedBytes();
            AbandonedPage page = new Journals(directory).leftovers(name -> true, 3);
            assertThat(thread.getCurrentThreadAllocatedBytes() - before)
                    .as("heap, of which a thousand bodies would take %d", JOURNALS * SIZE)
                    .isLessThan(2L << 20);
            assertThat(page.leftovers().stream().map(AbandonedJournal::file))
                    .containsExactly("0000.mqj", "0001.mqj", "0002.mqj");
            assertThat(page.more()).isEqualTo(JOURNALS - 3);
        }
    }

    @Test
    void theyAreFoundOnePageAfterTheOtherWithoutThoseNotWanted() throws Exception {
        try (TestQueue own = TestQueue.create(1, SIZE)) {
            leave(own);
            AbandonedPage page = new Journals(directory)
                    .leftovers(name -> name.compareTo("0995.mqj") > 0 && !name.equals("0997.mqj"), 3);
            assertThat(page.leftovers().stream().map(AbandonedJournal::file).toList())
                    .isEqualTo(List.of("0996.mqj", "0998.mqj", "0999.mqj"));
            assertThat(page.more()).isZero();
            assertThat(new Journals(directory).leftover("0500.mqj")).isPresent();
        }
    }
}
