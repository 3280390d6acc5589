package io.github.mqscope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import org.junit.jupiter.api.Test;

/// A queue without a name is reached by its inode number, and its successor of the same name is left alone.
class UnlinkedAtThePromptTest {
    private final QueueName name = TestQueue.uniqueName();

    @Test
    void itsNumberTellsItFromItsSuccessor() throws Exception {
        Requires.listing();
        Requires.tool("cc");
        long before;
        TestQueue old = TestQueue.create(name, 4, 64);
        try (Peer holder = CProgram.holding(name)) {
            before = old.queue().key().ino();
            old.queue().send(new Message(3, "old".getBytes(UTF_8)));
            old.close();
            try (TestQueue fresh = TestQueue.create(name, 4, 64)) {
                fresh.queue().send(new Message(1, "new".getBytes(UTF_8)));
                String ino = Long.toString(before);
                assertThat(Prompt.run("list").out()).contains(name + " (unlinked, inode " + before + ")");
                assertThat(Prompt.run("info", name).out())
                        .contains("unlinked, with inode " + before)
                        .contains("process " + holder.pid());
                Prompt.Result info = Prompt.run("info", name, "--ino", ino, "--json");
                assertThat(info.out()).contains("\"unlinked\":true", "\"ino\":" + before, "\"mq_curmsgs\":1");
                assertThat(Prompt.run("receive", name, "--ino", ino, "--nonblock")
                                .out())
                        .isEqualTo("old");
                assertThat(Prompt.run("receive", name, "--ino", ino, "--nonblock")
                                .status())
                        .isEqualTo(ExitStatus.WOULD_BLOCK.code());
                String now = Long.toString(fresh.queue().key().ino());
                assertThat(Prompt.run("receive", name, "--ino", now, "--nonblock")
                                .out())
                        .isEqualTo("new");
            }
        }
        Prompt.Result gone = Prompt.run("info", name, "--ino", Long.toString(before));
        assertThat(gone.status()).isEqualTo(ExitStatus.NO_SUCH_QUEUE.code());
        assertThat(gone.err()).contains("inode number " + before);
    }
}
