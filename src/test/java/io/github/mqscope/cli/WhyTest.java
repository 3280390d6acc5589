package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Real processes that are stuck, each with its finding, its culprits and its victims; and healthy ones, with none.
@Timeout(120)
class WhyTest {
    /// Does what its words say, one after the other: `r/NAME`, `w/NAME`, `b/NAME` open a queue for reading, writing or
    /// both; `s/NAME` sends, `g/NAME` receives, `f/NAME` fills, `n/NAME` registers for notification; `nap`, `stop`,
    /// `spin`, `pipe`, `epoll/NAME`; `thread` has another thread do the rest; `serve/NAME` receives for ever.
    private static final String ACTOR = """
            #include <fcntl.h>
            #include <mqueue.h>
            #include <pthread.h>
            #include <signal.h>
            #include <stdio.h>
            #include <string.h>
            #include <sys/epoll.h>
            #include <unistd.h>
            static struct { char *name; mqd_t q; } open_queues[16];
            static int opened;
            static char **words;
            static mqd_t queue(char *name) {
                for (int i = opened - 1; i >= 0; i--)
                    if (!strcmp(open_queues[i].name, name)) return open_queues[i].q;
                return -1;
            }
            static void *run(void *none) {
                char buffer[64];
                while (*words) {
                    char *word = *words++, *name = strchr(word, '/');
                    if (!strcmp(word, "nap")) pause();
                    else if (!strcmp(word, "stop")) raise(SIGSTOP);
                    else if (!strcmp(word, "spin")) for (volatile long i = 0;; i++);
                    else if (!strcmp(word, "pipe")) { int p[2]; pipe(p); read(p[0], buffer, 1); }
                    else if (!strcmp(word, "thread")) {
                        pthread_t thread;
                        pthread_create(&thread, 0, run, 0);
                        pthread_join(thread, 0);
                    }
                    else if (!strncmp(word, "epoll", 5)) {
                        int set = epoll_create1(0);
                        struct epoll_event event = { .events = EPOLLIN };
                        epoll_ctl(set, EPOLL_CTL_ADD, queue(name), &event);
                        for (;;) { epoll_wait(set, &event, 1, -1); mq_receive(queue(name), buffer, 64, 0); }
                    }
                    else if (!strncmp(word, "serve", 5)) for (;;) mq_receive(queue(name), buffer, 64, 0);
                    else switch (*word) {
                        case 'r': case 'w': case 'b':
                            open_queues[opened].name = name;
                            open_queues[opened++].q = mq_open(name,
                                *word == 'r' ? O_RDONLY : *word == 'w' ? O_WRONLY : O_RDWR);
                            break;
                        case 's': mq_send(queue(name), "x", 1, 0); break;
                        case 'g': mq_receive(queue(name), buffer, 64, 0); break;
                        case 'f': {
                            struct timespec past = { 0 };
                            while (!mq_timedsend(queue(name), "x", 1, 0, &past));
                            break;
                        }
                        case 'n': {
                            struct sigevent none = { .sigev_notify = SIGEV_NONE };
                            mq_notify(queue(name), &none);
                        }
                    }
                }
                return 0;
            }
            int main(int argc, char **argv) {
                words = argv + 1;
                run(0);
                pause();
            }
            """;

    private final List<TestQueue> queues = new ArrayList<>();
    private final List<Peer> actors = new ArrayList<>();

    @BeforeEach
    void needs() throws Exception {
        Requires.listing();
        Requires.tool("cc");
    }

    @AfterEach
    void end() throws Exception {
        actors.forEach(Peer::close);
        for (TestQueue queue : queues) {
            queue.close();
        }
    }

    private QueueName queue(long maxmsg) throws Exception {
        TestQueue queue = TestQueue.create(maxmsg, 64);
        queue.queue().close(); // Nobody but the actors holds it.
        queues.add(queue);
        return queue.name();
    }

    private Peer actor(String... words) throws Exception {
        Peer actor = CProgram.of(ACTOR).start(words);
        actors.add(actor);
        return actor;
    }

    private Peer blocked(String... words) throws Exception {
        Peer actor = actor(words);
        actor.awaitBlocked();
        return actor;
    }

    private static List<String> why(QueueName... names) {
        List<Object> words = new ArrayList<>(List.of("why", "--json"));
        words.addAll(List.of(names));
        Prompt.Result result = Prompt.run(words.toArray());
        assertThat(result.status()).as(result.err()).isZero();
        return result.lines();
    }

    private static String one(Predicate<String> found, QueueName... names) {
        List<String> last = new ArrayList<>();
        Await.until("a finding", () -> {
            last.clear();
            last.addAll(why(names));
            return last.stream().anyMatch(found);
        });
        assertThat(last).as("nothing else is found").hasSize(1);
        return last.getFirst();
    }

    private static String one(String kind, String severity, QueueName... names) {
        return one(
                line -> line.contains("\"kind\":\"" + kind + "\"")
                        && line.contains("\"severity\":\"" + severity + "\""),
                names);
    }

    private static String culprits(Peer... peers) {
        return pids("culprits", peers);
    }

    private static String pids(String key, Peer... peers) {
        List<String> all = new ArrayList<>();
        List.of(peers).stream().map(Peer::pid).sorted().forEach(pid -> all.add("" + pid));
        return "\"" + key + "\":[" + String.join(",", all) + "]";
    }

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
    void whereSomethingIsFoundTheStatusSaysSoOnlyIfAskedFor() throws Exception {
        QueueName a = queue(1);
        blocked("w" + a, "f" + a, "s" + a);
        one("no-reader", "critical", a);
        assertThat(Prompt.run("why", a, "--fail", "critical").status()).isEqualTo(ExitStatus.FOUND.code());
        assertThat(Prompt.run("why", "/mqst-none", "--fail", "note").status()).isZero();
        assertThat(Prompt.run("why", "--fail", "nonsense").status()).isEqualTo(ExitStatus.WRONG_USAGE.code());
        assertThat(Prompt.run("why", a).out()).contains("critical  no-reader", "    seen  ", "    next  ");
    }
}
