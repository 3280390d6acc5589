package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.Main;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.ConformanceCases;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Rows of senders and receivers that know nothing of mqscope, while `watch` looks on.
final class PeerCases {
    /// Pairs of threads: pair n sends to and receives from queue n modulo the number of queues, five messages of
    /// the priorities 0, 1, 2, 0, 1. With `ordered` nobody receives before all has been sent and a line has come
    /// on standard input.
    private static final String PAIRS = """
            #include <mqueue.h>
            #include <pthread.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            enum { MESSAGES = 5 };
            static mqd_t queues[16];
            static int nqueues, ordered, bad, received;
            static pthread_barrier_t sent, go;
            static void *sender(void *arg) {
                char text[16];
                for (int i = 0; i < MESSAGES; i++) {
                    int n = snprintf(text, sizeof text, "%ld %d", (long) arg, i);
                    if (mq_send(queues[(long) arg % nqueues], text, n, i % 3)) { perror("mq_send"); exit(1); }
                }
                if (ordered) pthread_barrier_wait(&sent);
                return 0;
            }
            static void *receiver(void *arg) {
                char text[16];
                unsigned priority, last = 32767;
                if (ordered) pthread_barrier_wait(&go);
                for (int i = 0; i < MESSAGES; i++) {
                    if (mq_receive(queues[(long) arg % nqueues], text, sizeof text, &priority) < 0) {
                        perror("mq_receive");
                        exit(1);
                    }
                    if (ordered && priority > last) __sync_fetch_and_add(&bad, 1);
                    last = priority;
                    __sync_fetch_and_add(&received, 1);
                }
                return 0;
            }
            int main(int argc, char **argv) {
                int pairs = atoi(argv[1]);
                pthread_t threads[256];
                ordered = !strcmp(argv[2], "ordered");
                nqueues = argc - 3;
                for (int i = 0; i < nqueues; i++) {
                    queues[i] = mq_open(argv[i + 3], O_RDWR);
                    if (queues[i] == (mqd_t) -1) { perror("mq_open"); return 1; }
                }
                pthread_barrier_init(&sent, 0, pairs + 1);
                pthread_barrier_init(&go, 0, pairs + 1);
                for (long i = 0; i < pairs; i++) {
                    pthread_create(&threads[2 * i], 0, sender, (void *) i);
                    pthread_create(&threads[2 * i + 1], 0, receiver, (void *) i);
                }
                if (ordered) {
                    pthread_barrier_wait(&sent);
                    printf("sent\\n");
                    fflush(stdout);
                    getchar();
                    pthread_barrier_wait(&go);
                }
                for (int i = 0; i < 2 * pairs; i++) pthread_join(threads[i], 0);
                printf("%d received, %d out of order\\n", received, bad);
                return 0;
            }
            """;

    private PeerCases() {}

    static ConformanceCases cases() {
        return new ConformanceCases()
                .add(() -> watched(2, 2, PeerCases::inOrder), "OPTS-send_rev_2-functional")
                .add(() -> watched(10, 10, PeerCases::inOrder), "OPTS-multi_send_rev_1-stress")
                .add(() -> watched(100, 1, PeerCases::atOnce), "OPTS-multi_send_rev_2-stress");
    }

    /// What the pairs do with queues while `watch` prints.
    @FunctionalInterface
    private interface Act {
        void run(int pairs, List<String> queues, Peer watch) throws Exception;
    }

    private static void watched(int pairs, int count, Act act) throws Exception {
        Deque<TestQueue> queues = new ArrayDeque<>();
        try {
            for (int i = 0; i < count; i++) {
                queues.add(TestQueue.create(5, 16));
            }
            List<String> names =
                    queues.stream().map(queue -> queue.name().toString()).toList();
            List<String> words = new ArrayList<>(List.of("watch"));
            words.addAll(names);
            try (Peer watch = Peer.start(JavaProgram.command(Main.class, words.toArray(String[]::new)))) {
                assertThat(watch.line())
                        .contains(" TIMER " + count + (count == 1 ? " queue, " : " queues, ") + "0 messages");
                act.run(pairs, names, watch);
                Signals.kill((int) watch.pid(), Signal.SIGTERM);
                assertThat(watch.exitStatus()).isZero();
            }
        } finally {
            while (!queues.isEmpty()) {
                queues.pop().close();
            }
        }
    }

    private static void inOrder(int pairs, List<String> queues, Peer watch) throws Exception {
        try (Peer peer = start(pairs, "ordered", queues)) {
            assertThat(peer.line()).isEqualTo("sent");
            awaitOfEach(queues, watch, " FULL %s 5 of 5 messages");
            peer.input().write('\n');
            peer.input().flush();
            awaitOfEach(queues, watch, " EMPTY %s 0 of 5 messages");
            assertThat(peer.lines()).containsExactly(pairs * 5 + " received, 0 out of order");
        }
    }

    private static void atOnce(int pairs, List<String> queues, Peer watch) throws Exception {
        try (Peer peer = start(pairs, "at once", queues)) {
            awaitOfEach(queues, watch, " READY %s ");
            assertThat(peer.lines()).containsExactly(pairs * 5 + " received, 0 out of order");
        }
    }

    private static Peer start(int pairs, String mode, List<String> queues) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(pairs), mode));
        arguments.addAll(queues);
        return CProgram.of(PAIRS).start(arguments.toArray(String[]::new));
    }

    private static void awaitOfEach(List<String> queues, Peer watch, String event) {
        Set<String> awaited = new TreeSet<>();
        queues.forEach(queue -> awaited.add(String.format(event, queue)));
        Await.until("watch tells of" + awaited, () -> {
            String line = watch.line();
            awaited.removeIf(line::contains);
            return awaited.isEmpty();
        });
    }
}
