package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Real processes that are stuck, each with its finding, its culprits and its victims; and healthy ones, with none.
@Timeout(120)
class WhyTest extends WhyCase {
    @Test
    void twoProcessesWaitForEachOther() throws Exception {
        QueueName a = queue(1);
        QueueName b = queue(1);
        Peer left = blocked("w" + a, "r" + b, "f" + a, "s" + a);
        Peer right = blocked("w" + b, "r" + a, "f" + b, "s" + b);
        String found = one("deadlock", "critical", a, b);
        assertThat(found).contains(culprits(left, right)).contains(pids("victims", left, right));
        assertThat(found).contains("wait for each other", "\"from\":\"/proc/" + left.pid() + "/task/");
    }

    @Test
    void threeProcessesInARing() throws Exception {
        QueueName a = queue(1);
        QueueName b = queue(1);
        QueueName c = queue(1);
        Peer one = blocked("w" + a, "r" + c, "f" + a, "s" + a);
        Peer two = blocked("w" + b, "r" + a, "f" + b, "s" + b);
        Peer three = blocked("w" + c, "r" + b, "f" + c, "s" + c);
        assertThat(one("deadlock", "critical", a, b, c)).contains(culprits(one, two, three));
    }

    @Test
    void whoSendsToItselfWaitsForItself() throws Exception {
        QueueName a = queue(1);
        Peer alone = blocked("b" + a, "f" + a, "s" + a);
        assertThat(one("deadlock", "critical", a)).contains(culprits(alone), "waits for itself");
    }

    @Test
    void aRequestThatWaitsForAnAnswerIsADeadlockWithItsFullQueue() throws Exception {
        QueueName requests = queue(1);
        QueueName answers = queue(1);
        Peer server = blocked("r" + requests, "w" + answers, "f" + answers, "s" + answers);
        Peer client = blocked("w" + requests, "r" + answers, "f" + requests, "s" + requests);
        assertThat(one("deadlock", "critical", requests, answers)).contains(culprits(server, client));
    }

    @Test
    void nobodyReads() throws Exception {
        QueueName a = queue(2);
        Peer sender = blocked("w" + a, "f" + a, "s" + a);
        assertThat(one("no-reader", "critical", a))
                .contains("\"culprits\":[]", pids("victims", sender), "2 of 2 messages");
    }

    @Test
    void nobodyReadsAndNobodyIsStuck() throws Exception {
        QueueName a = queue(4);
        actor("w" + a, "s" + a, "nap");
        assertThat(one("no-reader", "warning", a)).contains("\"victims\":[]");
    }

    @Test
    void theOnlyReaderIsStopped() throws Exception {
        QueueName a = queue(1);
        Peer reader = actor("r" + a, "stop");
        Peer sender = blocked("w" + a, "f" + a, "s" + a);
        assertThat(one("reader-stopped", "critical", a))
                .contains(
                        culprits(reader), pids("victims", sender), "stopped by a signal", "kill -CONT " + reader.pid());
    }

    @Test
    void theReaderWaitsInSomethingElse() throws Exception {
        QueueName a = queue(1);
        Peer reader = actor("r" + a, "pipe");
        Peer sender = blocked("w" + a, "f" + a, "s" + a);
        assertThat(one("reader-elsewhere", "critical", a))
                .contains(culprits(reader), pids("victims", sender), "waits in read of descriptor", "a pipe");
    }

    @Test
    void aThreadOfTheReaderHoldsItUp() throws Exception {
        QueueName a = queue(1);
        Peer reader = actor("r" + a, "thread", "pipe");
        blocked("w" + a, "f" + a, "s" + a);
        assertThat(one("reader-elsewhere", "critical", a)).contains(culprits(reader), "waits in read of descriptor");
    }

    @Test
    void theReaderRunsAndDoesNotReceive() throws Exception {
        QueueName a = queue(1);
        Peer reader = actor("r" + a, "spin");
        blocked("w" + a, "f" + a, "s" + a);
        assertThat(one("reader-busy", "critical", a)).contains(culprits(reader));
    }

    @Test
    void nobodyWrites() throws Exception {
        QueueName a = queue(1);
        Peer receiver = blocked("r" + a, "g" + a);
        assertThat(one("no-writer", "note", a)).contains(pids("victims", receiver));
    }

    @Test
    void aRegistrationWaitsForTheQueueToBeEmpty() throws Exception {
        QueueName a = queue(4);
        Peer reader = actor("b" + a, "s" + a, "n" + a, "nap");
        String found = one(line -> line.contains("\"kind\":\"never-notified\""), a);
        assertThat(found).contains(culprits(reader), "\"severity\":\"warning\"");
    }

    @Test
    void anUnlinkedQueueIsHeld() throws Exception {
        QueueName a = queue(1);
        Peer holder = blocked("b" + a, "g" + a);
        Prompt.run("unlink", a);
        assertThat(why(a))
                .anyMatch(line -> line.contains("\"kind\":\"unlinked-held\"") && line.contains(culprits(holder)));
    }

    @Test
    void aDaemonThatWaitsForWorkIsHealthy() throws Exception {
        QueueName a = queue(4);
        blocked("r" + a, "serve" + a);
        actor("w" + a, "nap");
        Await.until(
                "both hold it",
                () -> Prompt.run("info", a).out().contains("2 descriptors")
                        || Prompt.run("info", a).out().contains("openers"));
        assertThat(why(a)).isEmpty();
    }

    @Test
    void anEpollServerThatDrainsIsHealthy() throws Exception {
        QueueName a = queue(4);
        actor("r" + a, "epoll" + a);
        Peer sender = actor("w" + a, "s" + a, "s" + a, "nap");
        Await.until("it has drained", () -> Prompt.run("info", a).out().contains("messages      0 of 4"));
        assertThat(why(a)).as("%d sends", sender.pid()).isEmpty();
    }

    @Test
    void twoDaemonsThatWaitForEachOthersWorkAreIdle() throws Exception {
        QueueName a = queue(1);
        QueueName b = queue(1);
        blocked("r" + a, "w" + b, "g" + a);
        blocked("r" + b, "w" + a, "g" + b);
        assertThat(why(a, b)).isEmpty();
    }

    @Test
    void aDeadlockIsToldOfEachOfItsQueues() throws Exception {
        QueueName a = queue(1);
        QueueName b = queue(1);
        blocked("w" + a, "r" + b, "f" + a, "s" + a);
        blocked("w" + b, "r" + a, "f" + b, "s" + b);
        one("deadlock", "critical", a);
        one("deadlock", "critical", b);
    }

    @Test
    void whoseOtherThreadWakesByItselfIsInNoDeadlock() throws Exception {
        QueueName a = queue(1);
        actor("b" + a, "f" + a, "timed", "s" + a);
        assertThat(one("reader-elsewhere", "critical", a)).contains("futex with a timeout");
    }

    @Test
    void ofTwoReadersTheStoppedOneIsNamedToo() throws Exception {
        QueueName a = queue(1);
        Peer stopped = actor("r" + a, "stop");
        Peer away = actor("r" + a, "pipe");
        blocked("w" + a, "f" + a, "s" + a);
        assertThat(one("reader-elsewhere", "critical", a))
                .contains(culprits(stopped, away), "kill -CONT " + stopped.pid(), "and is stopped");
    }

    @Test
    void whatIsToBeDoneIsDoneToTheQueueThatIsMeant() throws Exception {
        QueueName a = queue(2);
        blocked("w" + a, "f" + a, "s" + a);
        Prompt.run("unlink", a);
        try (TestQueue _ = TestQueue.create(a, 2, 64)) {
            Await.until(
                    "it is told with its inode number",
                    () -> why(a).stream()
                            .anyMatch(line ->
                                    line.contains("\"no-reader\"") && line.contains("receive " + a + " --ino ")));
        }
    }

    @Test
    void whereSomethingIsFoundTheStatusSaysSoOnlyIfAskedFor() throws Exception {
        QueueName a = queue(1);
        blocked("w" + a, "f" + a, "s" + a);
        one("no-reader", "critical", a);
        assertThat(Prompt.run("why", a, "--fail", "critical").status()).isEqualTo(ExitStatus.FOUND.code());
        assertThat(Prompt.run("why", "/mqst-none", "--fail", "note").status())
                .isEqualTo(ExitStatus.NO_SUCH_QUEUE.code());
        assertThat(Prompt.run("why", "--fail", "nonsense").status()).isEqualTo(ExitStatus.WRONG_USAGE.code());
        assertThat(Prompt.run("why", a).out()).contains("critical  no-reader", "    seen  ", "    next  ");
    }
}
