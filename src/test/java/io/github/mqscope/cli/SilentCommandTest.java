package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What prints nothing does not depend on who reads its output.
class SilentCommandTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void needsEnv() throws Exception {
        Requires.blockSignal();
    }

    @ParameterizedTest
    @EnumSource
    void sendSends(BrokenOutput output) throws Exception {
        try (TestQueue queue = TestQueue.create();
                Peer send = output.start(directory, "send", queue.name().toString(), "all of it", "--count", "3")) {
            assertThat(send.errors()).isEmpty();
            assertThat(send.exitStatus()).isZero();
            assertThat(queue.queue().attributes().curmsgs()).isEqualTo(3);
            assertThat(queue.queue().receive().body()).isEqualTo("all of it".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @ParameterizedTest
    @EnumSource
    void unlinkUnlinks(BrokenOutput output) throws Exception {
        QueueName name = TestQueue.uniqueName();
        try (TestQueue _ = TestQueue.create(name, 1, 8);
                Peer unlink = output.start(directory, "unlink", name.toString())) {
            assertThat(unlink.errors()).isEmpty();
            assertThat(unlink.exitStatus()).isZero();
            QueueOpen.of(name).create(0600).exclusive().capacity(1, 8).open().close();
        }
    }
}
