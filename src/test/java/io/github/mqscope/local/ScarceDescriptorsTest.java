package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.Main;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// More queues than descriptors: those that are not watched are counted, and looked at all the same.
@Timeout(120)
class ScarceDescriptorsTest {
    private static final int QUEUES = 150;

    @Test
    void whatIsNotWatchedIsSaidAndItsChangesAreStillTold() throws Exception {
        Requires.listing();
        Requires.tool("prlimit");
        List<TestQueue> queues = new ArrayList<>();
        try {
            for (int i = 0; i < QUEUES; i++) {
                queues.add(TestQueue.create(2, 8));
            }
            List<String> scarce = List.of("prlimit", "--nofile=128");
            try (Peer watch = JavaProgram.start(scarce, Main.class, "watch", "--interval", "200ms")) {
                assertThat(next(watch, " not watched, since descriptors are scarce"))
                        .contains("RLIMIT_NOFILE is 128");
                assertThat(next(watch, "TIMER")).containsPattern("\\d+ of them not watched");
                for (TestQueue queue : queues) {
                    queue.queue().send(new Message(1, new byte[1]));
                }
                for (TestQueue _ : queues) {
                    next(watch, "1 of 2 messages (+1)");
                }
            }
        } finally {
            for (TestQueue queue : queues) {
                queue.close();
            }
        }
    }

    private static String next(Peer watch, String words) throws Exception {
        String line = watch.line();
        while (!line.contains(words)) {
            line = watch.line();
        }
        return line;
    }
}
