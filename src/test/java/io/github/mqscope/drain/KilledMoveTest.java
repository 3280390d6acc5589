package io.github.mqscope.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        Requires.tool("strace");
        try (Peer strace = Peer.start("strace", "-f", "-e", "trace=fsync", "true")) {
            assumeTrue(strace.exitStatus() == 0, "needs a strace that may trace: " + strace.errors());
        }
    }

    private void killedAt(String call, int when, TestQueue from, TestQueue to) throws Exception {
        List<String> strace = List.of(
                "strace",
                "-f",
                "-o",
                "/dev/null",
                "-e",
                "trace=" + call,
                "-e",
                "inject=" + call + ":signal=SIGKILL:when=" + when);
        try (Peer killed = JavaProgram.start(strace, MoveProgram.class, name(from), name(to), directory.toString())) {
            assertThat(killed.exitStatus()).as("killed: %s", killed.errors()).isEqualTo(137);
        }
    }

    private static String name(TestQueue queue) {
        return new String(queue.name().bytes(), StandardCharsets.UTF_8);
    }

    private static TestQueue filled() throws Exception {
        TestQueue own = TestQueue.create(MESSAGES.size(), TestQueue.MSGSIZE);
        Drains.send(own.queue(), MESSAGES.toArray(Message[]::new));
        return own;
    }

    @ParameterizedTest
    @CsvSource({
        "fallocate, 1",
        "fallocate, 2",
        "fsync, 1",
        "mq_timedreceive, 1",
        "mq_timedreceive, 2",
        "mq_timedreceive, 4",
        "mq_timedsend, 1",
        "mq_timedsend, 3",
        "unlinkat, 1",
    })
    void eachMessageIsInAQueueOrInTheJournal(String call, int when) throws Exception {
        try (TestQueue from = filled();
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
        for (Leftover leftover : journals.leftovers()) {
            if (leftover.contents() != null) {
                assertThat(leftover.contents().damage()).isEmpty();
                try (Journal journal = journals.open(leftover)) {
                    Restore.run(from, journal, new Restore.Choice(true, false), Progress.SILENT);
                }
            }
        }
        assertThat(journals.leftovers()).allMatch(leftover -> leftover.out() == 0);
    }

    @Test
    void whatMayHaveBeenSentIsSaidToBeUnsure() throws Exception {
        try (TestQueue from = filled();
                TestQueue to = TestQueue.create(MESSAGES.size(), TestQueue.MSGSIZE)) {
            killedAt("mq_timedsend", 1, from, to);
            Leftover leftover = Drains.onlyLeftover(directory);
            assertThat(leftover.out()).isZero();
            assertThat(leftover.unsure()).isEqualTo(1);
            assertThat(leftover.sentences()).contains("1 message may already be in the queue it was moved to.");
        }
    }
}
