package io.github.mqscope.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.drain.JournaledMessage.Trust;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A drain in a process of its own, killed on entering a system call, or given an error by it.
class KilledDrainTest {
    private static final List<Message> MESSAGES = List.of(
            Drains.large(9, TestQueue.MSGSIZE),
            Drains.message(5, "first of five"),
            Drains.message(5, ""),
            Drains.message(0, "last"));

    @TempDir
    private Path directory;

    @BeforeEach
    void needsStrace() throws Exception {
        Injected.required();
    }

    private Peer start(TestQueue own, String injection, String then) throws IOException {
        return Injected.start(DrainProgram.class, injection, Injected.name(own), directory.toString(), then);
    }

    @ParameterizedTest
    @CsvSource({
        "fallocate, 1", "fallocate, 2", "fallocate, 4", "fsync, 1", "mq_timedreceive, 1", "mq_timedreceive, 3",
        "mq_timedreceive, 4", "ftruncate, 1", "ftruncate, 4", "fdatasync, 1", "fdatasync, 2", "fdatasync, 5",
        "mq_timedsend, 1", "mq_timedsend, 2", "mq_timedsend, 4", "unlinkat, 1",
    })
    void noMessageIsLostOrDoubledWhereverItIsKilled(String call, int when) throws Exception {
        try (TestQueue own = Injected.filled(MESSAGES)) {
            try (Peer killed = start(own, Injected.kill(call, when), "restore")) {
                assertThat(killed.exitStatus())
                        .as("killed: %s", killed.errors())
                        .isEqualTo(137);
            }
            assertThat(allMessages(own.queue())).containsExactlyInAnyOrderElementsOf(MESSAGES);
        }
    }

    // What is in the queue and what is out of it by the journal. One that may be back is either.
    private List<Message> allMessages(MessageQueue queue) throws IOException {
        List<Message> all = new ArrayList<>(Drains.receiveAll(queue));
        for (AbandonedJournal leftover : new Journals(directory).leftovers()) {
            if (leftover.contents() != null) {
                assertThat(leftover.contents().damage()).isEmpty();
            }
            for (JournaledMessage message : leftover.messages()) {
                if (message.isOut() || (message.mayBeBack() && !all.contains(message.message()))) {
                    assertThat(message.trust()).isEqualTo(Trust.INTACT);
                    all.add(message.message());
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({"mq_timedreceive, 3", "fdatasync, 3", "mq_timedsend, 3"})
    void theNextStartPutsTheRestBackInOrder(String call, int when) throws Exception {
        try (TestQueue own = Injected.filled(MESSAGES)) {
            try (Peer killed = start(own, Injected.kill(call, when), "restore")) {
                assertThat(killed.exitStatus()).isEqualTo(137);
            }
            boolean sending = call.equals("mq_timedsend");
            List<Message> still = Drains.receiveAll(own.queue());
            try (Journal journal = new Journals(directory).open(Drains.onlyLeftover(directory))) {
                Restored restored =
                        Restore.run(own.queue(), journal, new Restore.Choice(sending, false), DrainProgress.SILENT);
                assertThat(restored.journalDeleted()).isTrue();
            }
            List<Message> back = Drains.receiveAll(own.queue());
            List<Message> joined = new ArrayList<>(sending ? still : back);
            joined.addAll(sending ? back : still);
            assertThat(joined).isEqualTo(MESSAGES);
        }
    }

    // The moment that only the kernel's writing into the file covers: the call is done, we know nothing yet.
    @Test
    void aKillBetweenTheKernelsReturnAndOurOwnNextStepKeepsTheMessage() throws Exception {
        try (TestQueue own = Injected.filled(MESSAGES);
                Peer strace = start(own, "mq_timedreceive:delay_exit=3000000:when=2", "keep")) {
            Await.until(
                    "the second message is out", () -> own.queue().attributes().curmsgs() == 2);
            killChildOf(strace.pid());
            strace.exitStatus();
            AbandonedJournal leftover = Drains.onlyLeftover(directory);
            JournaledMessage interrupted = leftover.messages().getLast();
            assertThat(interrupted.state()).isEqualTo(RecordState.RECEIVING);
            assertThat(interrupted.lengthUncertain()).isTrue();
            try (Journal journal = new Journals(directory).open(leftover)) {
                assertThat(Drains.restore(own.queue(), journal).sent()).isEqualTo(2);
            }
            assertThat(Drains.receiveAll(own.queue())).containsExactlyInAnyOrderElementsOf(MESSAGES);
        }
    }

    @Test
    void aKillBetweenASendAndOurOwnNextStepIsSaidAndNothingIsSentTwice() throws Exception {
        try (TestQueue own = Injected.filled(MESSAGES);
                Peer strace = start(own, "mq_timedsend:delay_exit=3000000:when=2", "restore")) {
            assertThat(strace.line()).startsWith("taken 4 EMPTY");
            Await.until(
                    "the second message is back", () -> own.queue().attributes().curmsgs() == 2);
            killChildOf(strace.pid());
            strace.exitStatus();
            AbandonedJournal leftover = Drains.onlyLeftover(directory);
            assertThat(leftover.unsure()).isEqualTo(1);
            try (Journal journal = new Journals(directory).open(leftover)) {
                Restored restored = Drains.restore(own.queue(), journal);
                assertThat(restored.sent()).isEqualTo(2);
                assertThat(restored.journalDeleted()).isFalse();
            }
            assertThat(Drains.receiveAll(own.queue())).isEqualTo(MESSAGES);
        }
    }

    private static void killChildOf(long strace) throws Exception {
        Optional<ProcessHandle> java =
                ProcessHandle.of(strace).orElseThrow().children().findFirst();
        assertThat(java).isPresent();
        assertThat(java.orElseThrow().destroyForcibly()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "fallocate:error=ENOSPC:when=4, 2, posix_fallocate: ENOSPC",
        "fallocate:error=EDQUOT:when=2, 0, posix_fallocate: EDQUOT",
        "fdatasync:error=EIO:when=3, 2, fdatasync: EIO",
    })
    void aDiskThatFailsStopsTheDrainBeforeTheNextReceive(String injection, int taken, String reason) throws Exception {
        try (TestQueue own = Injected.filled(MESSAGES)) {
            try (Peer hindered = start(own, injection, "keep")) {
                assertThat(hindered.line()).startsWith("taken " + taken + " FAILED " + reason);
                assertThat(hindered.exitStatus()).isZero();
            }
            assertThat(own.queue().attributes().curmsgs()).isEqualTo(MESSAGES.size() - taken);
            assertThat(allMessages(own.queue())).containsExactlyInAnyOrderElementsOf(MESSAGES);
            assertThat(Drains.files(directory)).hasSize(taken == 0 ? 0 : 1);
        }
    }

    @Test
    void noJournalMeansNothingIsTaken() throws Exception {
        try (TestQueue own = Injected.filled(MESSAGES)) {
            try (Peer hindered = start(own, "fallocate:error=ENOSPC:when=1", "keep")) {
                assertThat(hindered.exitStatus()).isEqualTo(1);
                assertThat(hindered.errors()).anyMatch(line -> line.contains("posix_fallocate: ENOSPC"));
            }
            assertThat(own.queue().attributes().curmsgs()).isEqualTo(MESSAGES.size());
            assertThat(Drains.files(directory)).isEmpty();
        }
    }
}
