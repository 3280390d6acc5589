package io.github.mqscope.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A move in a process of its own, killed on entering a system call.
class KilledMoveTest {
    private static final List<Message> MESSAGES =
            List.of(Drains.large(9, TestQueue.MSGSIZE), Drains.message(5, "middle"), Drains.message(0, ""));

    @TempDir
    private Path directory;

    @BeforeEach
    void needsStrace() throws Exception {
        Injected.required();
    }

    private void killedAt(String call, int when, TestQueue from, TestQueue to) throws Exception {
        String[] queues = {Injected.name(from), Injected.name(to), directory.toString()};
        try (Peer killed = Injected.start(MoveProgram.class, Injected.kill(call, when), queues)) {
            assertThat(killed.exitStatus()).as("killed: %s", killed.errors()).isEqualTo(137);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fallocate, 1",
        "fallocate, 2",
        "mq_timedreceive, 1",
        "mq_timedreceive, 2",
        "mq_timedreceive, 4",
        "mq_timedsend, 1",
        "mq_timedsend, 3",
        "unlinkat, 1",
    })
    void eachMessageIsInAQueueOrInTheJournal(String call, int when) throws Exception {
        try (TestQueue from = Injected.filled(MESSAGES);
                TestQueue to = TestQueue.create(MESSAGES.size(), TestQueue.MSGSIZE)) {
            killedAt(call, when, from, to);
            List<Message> all = new ArrayList<>(Drains.receiveAll(to.queue()));
            putBack(from.queue());
            all.addAll(Drains.receiveAll(from.queue()));
            assertThat(all).containsExactlyInAnyOrderElementsOf(MESSAGES);
        }
    }

    // None of these kills comes between a send and its mark, so that what may have been sent was not.
    private void putBack(MessageQueue from) throws IOException {
        Journals journals = new Journals(directory);
        for (AbandonedJournal leftover : journals.leftovers()) {
            if (leftover.contents() != null) {
                assertThat(leftover.contents().damage()).isEmpty();
                try (Journal journal = journals.open(leftover)) {
                    Restore.run(from, journal, new Restore.Choice(true, false), DrainProgress.SILENT);
                }
            }
        }
        assertThat(journals.leftovers()).allMatch(leftover -> leftover.out() == 0);
    }

    @Test
    void whatMayHaveBeenSentIsSaidToBeUnsure() throws Exception {
        try (TestQueue from = Injected.filled(MESSAGES);
                TestQueue to = TestQueue.create(MESSAGES.size(), TestQueue.MSGSIZE)) {
            killedAt("mq_timedsend", 1, from, to);
            AbandonedJournal leftover = Drains.onlyLeftover(directory);
            assertThat(leftover.out()).isZero();
            assertThat(leftover.unsure()).isEqualTo(1);
            assertThat(leftover.sentences())
                    .containsExactly(
                            "1 message taken out of " + from.name() + " may already be in the queue it was moved to.");
        }
    }
}
