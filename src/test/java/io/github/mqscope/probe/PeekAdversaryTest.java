package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.peek.PeekRequest;
import io.github.mqscope.model.peek.WaitingThread;
import io.github.mqscope.model.queue.HeldQueues.Waiter;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who holds the probe and the queue tries to have the program take what lies on his threads' stacks for the kernel's.
///
/// Each thread waits on the queue with an entry on its kernel stack, is woken, and at once has the same stack filled
/// with a pattern by poll(2) and select(2). Timers that expire together interrupt the program for long on its own
/// processor, so that this also happens between two of its reads.
class PeekAdversaryTest {
    private static final int LOOKS = Integer.getInteger("mqscope.adversary.looks", 200_000);
    private static final int WALK = 20; // It takes so many looks' time.
    private static final int THREADS = 8;
    private static final int WHOLE_WINDOW_EACH = 1000;
    private static final int PATTERN = 0x8d8d8d8d;
    private static final int NICE_ZERO = 120;

    private static final String STACKS = """
            #define _GNU_SOURCE
            #include <mqueue.h>
            #include <poll.h>
            #include <pthread.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/prctl.h>
            #include <sys/syscall.h>
            #include <sys/timerfd.h>
            #include <unistd.h>
            static mqd_t q;
            static int sending;
            static void *wait_and_fill(void *none) {
                struct pollfd fds[30];
                unsigned long bits[3][5];
                char message[64];
                prctl(PR_SET_NAME, "adversary");
                printf("%ld\\n", syscall(SYS_gettid));
                fflush(stdout);
                for (;;) {
                    memset(message, 'm', sizeof message);
                    if (sending) mq_send(q, message, sizeof message, 1);
                    else mq_receive(q, message, sizeof message, 0);
                    memset(fds, 0x8d, sizeof fds);
                    poll(fds, 30, 0);
                    memset(bits, 0x8d, sizeof bits);
                    syscall(SYS_select, 320, bits[0], bits[1], bits[2], 0);
                }
            }
            static void on_processor(pid_t thread, int number) {
                cpu_set_t set;
                CPU_ZERO(&set);
                CPU_SET(number, &set);
                sched_setaffinity(thread, sizeof set, &set);
            }
            /* A long interrupt again and again, on whatever processor this is. */
            static void *interrupt(void *none) {
                struct itimerspec often = { { 0, 200000 }, { 0, 1 } };
                on_processor(0, 0);
                for (int i = 0; i < 400; i++) timerfd_settime(timerfd_create(CLOCK_MONOTONIC, 0), 0, &often, 0);
                pause();
                return 0;
            }
            /* usage: NAME THREADS send|receive LOOKER */
            int main(int argc, char **argv) {
                pthread_t thread;
                char message[64] = "woken";
                q = mq_open(argv[1], O_RDWR);
                on_processor(atoi(argv[4]), 0);
                pthread_create(&thread, 0, interrupt, 0);
                on_processor(0, 1);
                sending = !strcmp(argv[3], "send");
                for (int i = atoi(argv[2]); i > 0; i--) pthread_create(&thread, 0, wait_and_fill, 0);
                for (;;) {
                    if (sending) mq_receive(q, message, sizeof message, 0);
                    else mq_send(q, message, sizeof message, 1);
                    sched_yield();
                }
            }
            """;

    @BeforeEach
    void mayLoad() {
        Requires.bpf();
    }

    @Test
    void noStackOfAWokenReceiverIsTakenForAWaiter() throws Exception {
        onAThreadOfItsOwn(() -> attack("receive", PeekAdversaryTest::peek));
    }

    @Test
    void noStackOfAWokenSenderIsTakenForAWaiter() throws Exception {
        onAThreadOfItsOwn(() -> attack("send", PeekAdversaryTest::peek));
    }

    @Test
    void norDoesTheWalkTakeAWokenReceiversStack() throws Exception {
        onAThreadOfItsOwn(() -> attack("receive", PeekAdversaryTest::walk));
    }

    @Test
    void norDoesTheWalkTakeAWokenSendersStack() throws Exception {
        onAThreadOfItsOwn(() -> attack("send", PeekAdversaryTest::walk));
    }

    /// Looks again and again at a queue on which none but these threads wait.
    @FunctionalInterface
    private interface Looks {
        void at(TestQueue queue, Set<Integer> threads) throws Exception;
    }

    private static void onAThreadOfItsOwn(Callable<@Nullable Void> attack) throws Exception {
        FutureTask<@Nullable Void> task = new FutureTask<>(attack);
        Thread.ofPlatform().start(task);
        task.get();
    }

    private static @Nullable Void attack(String direction, Looks looks) throws Exception {
        try (TestQueue queue = TestQueue.create();
                Peer adversary =
                        CProgram.of(STACKS).start(queue.name().toString(), "" + THREADS, direction, threadId())) {
            Set<Integer> threads = new TreeSet<>();
            threads.add((int) adversary.pid());
            while (threads.size() <= THREADS) {
                threads.add(Integer.parseInt(adversary.line()));
            }
            looks.at(queue, threads);
            assertThat(adversary.isAlive()).isTrue();
            return null;
        }
    }

    // The thread is put on one processor, so it is one that ends with the test.
    private static String threadId() throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/thread-self"))
                .getFileName()
                .toString();
    }

    private static void walk(TestQueue queue, Set<Integer> threads) throws Exception {
        long seen = 0;
        List<Waiter> forged = new ArrayList<>();
        QueueKey key = queue.queue().key();
        int pid = threads.iterator().next();
        try (HoldersProgram program = HoldersProgram.load(new TraceProgram.Audience(true, 0))) {
            for (int walks = 0; walks < LOOKS / WALK; walks++) {
                for (Waiter waiter : program.walk().waiters()) {
                    if (waiter.queue().equals(key)) {
                        seen++;
                        boolean whole = waiter.size() == (waiter.sending() ? TestQueue.MSGSIZE : 0)
                                && waiter.priority() == (waiter.sending() ? 1 : 0);
                        if (!whole || waiter.pid() != pid || !threads.contains(waiter.tid())) {
                            forged.add(waiter);
                        }
                    }
                }
            }
        }
        assertThat(seen).as("waiters seen").isPositive();
        assertThat(forged).as("of %d waiters", seen).isEmpty();
    }

    private static void peek(TestQueue queue, Set<Integer> threads) throws Exception {
        try (ProbeDescriptors probe = PeekProgram.load();
                Arena arena = Arena.ofConfined()) {
            look(new Walk(probe, Walk.WINDOW_SIZE, arena), queue.queue().fd(), threads);
        }
    }

    private static void look(Walk walk, Fd mqd, Set<Integer> threads) throws Exception {
        long seen = 0;
        List<WaitingThread> forged = new ArrayList<>();
        for (int looks = 0; looks < LOOKS; looks++) {
            Page page = walk.take(mqd, PeekRequest.none(), 0, 0);
            seen += page.senders().size() + page.receivers().size();
            Stream.concat(page.senders().stream(), page.receivers().stream())
                    .filter(waiter -> !isReal(waiter, threads))
                    .forEach(forged::add);
            if (looks % WHOLE_WINDOW_EACH == 0) {
                assertThat(hasPattern(page.bytes())).isFalse();
            }
        }
        assertThat(seen).as("waiters seen").isPositive();
        assertThat(forged).as("of %d waiters in %d looks", seen, LOOKS).isEmpty();
    }

    private static boolean isReal(WaitingThread waiter, Set<Integer> threads) {
        return threads.contains(waiter.tid())
                && waiter.pid() == threads.iterator().next()
                && waiter.prio() == NICE_ZERO;
    }

    private static boolean hasPattern(MemorySegment window) {
        for (long at = 0; at < window.byteSize(); at += Long.BYTES) {
            long word = window.get(ValueLayout.JAVA_LONG, at);
            if ((int) word == PATTERN || (int) (word >>> 32) == PATTERN) {
                return true;
            }
        }
        return false;
    }
}
