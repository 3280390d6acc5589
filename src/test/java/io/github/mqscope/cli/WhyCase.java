package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/// Queues, and processes that use them as a test says.
abstract class WhyCase {
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
                    else if (!strcmp(word, "timed")) {
                        pthread_t thread;
                        pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
                        pthread_cond_t never = PTHREAD_COND_INITIALIZER;
                        struct timespec far = { .tv_sec = 4000000000 };
                        pthread_create(&thread, 0, run, 0);
                        pthread_mutex_lock(&mutex);
                        pthread_cond_timedwait(&never, &mutex, &far);
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

    QueueName queue(long maxmsg) throws Exception {
        TestQueue queue = TestQueue.create(maxmsg, 64);
        queue.queue().close(); // Nobody but the actors holds it.
        queues.add(queue);
        return queue.name();
    }

    Peer actor(String... words) throws Exception {
        Peer actor = CProgram.of(ACTOR).start(words);
        actors.add(actor);
        return actor;
    }

    Peer blocked(String... words) throws Exception {
        Peer actor = actor(words);
        actor.awaitBlocked();
        return actor;
    }

    static List<String> why(QueueName... names) {
        List<Object> words = new ArrayList<>(List.of("why", "--json"));
        words.addAll(List.of(names));
        Prompt.Result result = Prompt.run(words.toArray());
        assertThat(result.status()).as(result.err()).isZero();
        return result.lines();
    }

    static String one(Predicate<String> found, QueueName... names) {
        List<String> last = new ArrayList<>();
        Await.until("a finding", () -> {
            last.clear();
            last.addAll(why(names));
            return last.stream().anyMatch(found);
        });
        assertThat(last).as("nothing else is found").hasSize(1);
        return last.getFirst();
    }

    static String one(String kind, String severity, QueueName... names) {
        return one(
                line -> line.contains("\"kind\":\"" + kind + "\"")
                        && line.contains("\"severity\":\"" + severity + "\""),
                names);
    }

    static String culprits(Peer... peers) {
        return pids("culprits", peers);
    }

    static String pids(String key, Peer... peers) {
        List<String> all = new ArrayList<>();
        List.of(peers).stream().map(Peer::pid).sorted().forEach(pid -> all.add("" + pid));
        return "\"" + key + "\":[" + String.join(",", all) + "]";
    }
}
