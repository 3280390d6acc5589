package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A trace from a process whose monotonic clock is not the kernel's.
class TraceTimeNamespaceTest {
    /// Traces one process's calls and tells whether each began while it ran.
    static final class Tracer {
        private Tracer() {}

        static void main(String[] args) throws Exception {
            QueueName name = QueueName.of(args[0]);
            Instant before = Instant.now().minusMillis(50);
            try (Traced traced = Traced.of(name, Optional.empty())) {
                Traced.run(name, "c", "s5", "r", "u");
                Instant after = Instant.now().plusMillis(50);
                for (TraceEvent event : traced.finish()) {
                    boolean within =
                            event.start().isAfter(before) && event.start().isBefore(after);
                    System.out.println(within ? "now" : before + " " + event.start() + " " + after);
                }
            }
        }
    }

    @Test
    void tellsTheTimeOfDayAllTheSame() throws Exception {
        Requires.root();
        Requires.bpf();
        List<String> shifted = List.of("unshare", "--time", "--fork", "--monotonic", "86400", "--boottime", "172800");
        try (Peer trial = Peer.start("unshare", "--time", "--fork", "true")) {
            assumeTrue(trial.exitStatus() == 0, "needs `unshare --time`");
        }
        QueueName name = TestQueue.uniqueName();
        String text = new String(name.bytes(), StandardCharsets.UTF_8);
        try (Peer tracer = JavaProgram.start(shifted, Tracer.class, text)) {
            List<String> lines = tracer.lines();
            assertThat(lines).as(() -> String.join("\n", lines)).containsExactly("now", "now", "now", "now");
        } finally {
            TestQueue.unlinkIfPresent(name);
        }
    }
}
