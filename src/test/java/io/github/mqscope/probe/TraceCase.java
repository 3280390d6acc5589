package io.github.mqscope.probe;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A trace of the calls on one name.
abstract class TraceCase {
    final QueueName name = TestQueue.uniqueName();

    @BeforeEach
    void mayLoad() {
        Requires.bpf();
    }

    @AfterEach
    void unlink() {
        TestQueue.unlinkIfPresent(name);
    }

    Traced traced() throws Exception {
        return Traced.of(name, Optional.empty());
    }
}
