package io.github.mqscope.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.HeldQueues;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.SeenBy;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.sys.Self;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessTableTest {
    /// Does what its arguments say: hold, send or receive, over and over.
    private static final String PEER = """
            #include <fcntl.h>
            #include <mqueue.h>
            #include <stdio.h>
            #include <string.h>
            #include <time.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                char buf[64];
                if (!strcmp(argv[2], "hold")) {
                    mqd_t r = mq_open(argv[1], O_RDONLY), w = mq_open(argv[1], O_WRONLY | O_NONBLOCK);
                    mqd_t b = mq_open(argv[1], O_RDWR);
                    printf("%d %d %d\\n", r, w, b);
                    fflush(stdout);
                    pause();
                }
                mqd_t q = mq_open(argv[1], O_RDWR);
                struct timespec end;
                clock_gettime(CLOCK_REALTIME, &end);
                end.tv_sec += 60;
                for (;;) {
                    if (!strcmp(argv[2], "send")) mq_send(q, "hello", 5, 77);
                    if (!strcmp(argv[2], "receive")) mq_receive(q, buf, sizeof buf, NULL);
                    if (!strcmp(argv[2], "timed")) mq_timedreceive(q, buf, sizeof buf, NULL, &end);
                }
            }
            """;

    private TestQueue queue;
    private QueueKey key;
    private ProcessTable table;

    @BeforeEach
    void create() throws Exception {
        queue = TestQueue.create(2, 64);
        key = queue.queue().key();
        table = new ProcessTable(key.dev());
    }

    @AfterEach
    void unlink() throws Exception {
        queue.close();
    }

    private Peer peer(String act) throws Exception {
        return CProgram.of(PEER).start(new String(queue.name().bytes(), StandardCharsets.US_ASCII), act);
    }

    @Test
    void seesEachDescriptorWithItsAccessAndFlag() throws Exception {
        try (Peer peer = peer("hold")) {
            String[] fds = peer.line().split(" ");
            int pid = (int) peer.pid();
            assertThat(table.scan().openersOf(key))
                    .containsExactlyInAnyOrder(
                            opener(pid, fds[0], Access.READ, false),
                            opener(pid, fds[1], Access.WRITE, true),
                            opener(pid, fds[2], Access.READ_WRITE, false));
        }
    }

    private Opener opener(int pid, String fd, Access access, boolean nonBlocking) {
        return new Opener(key, pid, "peer", Self.euid(), Integer.parseInt(fd), access, nonBlocking, false, false);
    }

    @Test
    void leavesThisProcessOut() throws Exception {
        assertThat(table.scan().openersOf(key)).isEmpty();
    }

    @Test
    void seesWhoStillHoldsAnUnlinkedQueue() throws Exception {
        try (Peer peer = peer("hold")) {
            peer.line();
            QueueOpen.unlink(queue.name());
            assertThat(table.scan().openersOf(key)).hasSize(3);
        }
        Await.until("nobody holds it", () -> table.scan().openersOf(key).isEmpty());
    }

    @Test
    void seesABlockedSenderWithLengthAndPriority() throws Exception {
        try (Peer peer = peer("send")) {
            peer.awaitBlocked();
            assertThat(table.scan().blockedOn(key)).singleElement().satisfies(thread -> {
                assertThat(thread.pid()).isEqualTo((int) peer.pid());
                assertThat(thread.tid()).isEqualTo((int) peer.pid());
                assertThat(thread.comm()).isEqualTo("peer");
                assertThat(thread.sending()).isTrue();
                assertThat(thread.length()).hasValue(5);
                assertThat(thread.priority()).hasValue(77);
                assertThat(thread.isTimed()).isFalse();
                assertThat(thread.seenBy()).isEqualTo(SeenBy.SYSCALL);
                assertThat(thread.compat()).isFalse();
            });
        }
    }

    @Test
    void tellsATimedReceiverFromOneThatWaitsForEver() throws Exception {
        try (Peer forEver = peer("receive");
                Peer timed = peer("timed")) {
            forEver.awaitBlocked();
            timed.awaitBlocked();
            assertThat(table.scan().blockedOn(key)).hasSize(2).allSatisfy(thread -> {
                assertThat(thread.sending()).isFalse();
                assertThat(thread.length()).hasValue(64);
                assertThat(thread.priority()).hasValue(0);
                assertThat(thread.isTimed()).isEqualTo(thread.pid() == (int) timed.pid());
            });
        }
    }

    // A 64-bit program may call as a 32-bit one does, through the old gate; what it passes lies below 4 GiB.
    private static final String COMPAT = """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <mqueue.h>
            #include <string.h>
            #include <sys/mman.h>
            static char *low;
            static int queue;
            static long call(long number, long a, long b, long c, long d, long e) {
                long result, *stack = (long *)(low + 32768);
                __asm__ volatile ("mov %%rsp, %%r12; mov %7, %%rsp; int $0x80; mov %%r12, %%rsp"
                    : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c), "S"(d), "D"(e), "r"(stack)
                    : "memory", "r8", "r9", "r10", "r11", "r12");
                return result;
            }
            int main(int argc, char **argv) {
                low = mmap(0, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
                queue = mq_open(argv[1], O_RDWR);
                strcpy(low, "hello");
                if (!strcmp(argv[2], "send")) for (;;) call(279, queue, (long)low, 5, 77, 0);
                return call(280, queue, (long)low, 64, 0, 0) < 0;
            }
            """;

    private void seesA32BitCall(String act, boolean sending, long length) throws Exception {
        Requires.calls32Bit();
        try (Peer peer = CProgram.of(COMPAT).start(new String(queue.name().bytes(), StandardCharsets.US_ASCII), act)) {
            peer.awaitBlocked();
            assertThat(table.scan().blockedOn(key)).singleElement().satisfies(thread -> {
                assertThat(thread.sending()).isEqualTo(sending);
                assertThat(thread.length()).hasValue(length);
                assertThat(thread.priority()).hasValue(sending ? 77 : 0);
                assertThat(thread.compat()).isTrue();
            });
        }
    }

    @Test
    void seesASenderInA32BitCall() throws Exception {
        seesA32BitCall("send", true, 5);
    }

    @Test
    void seesAReceiverInA32BitCall() throws Exception {
        seesA32BitCall("receive", false, 64);
    }

    // It was looked at before; that it has one descriptor more calls for another look.
    @Test
    void aLookWithoutTimeFindsWhoeverHasOpenedOneMeanwhile() throws Exception {
        String late = """
                #include <fcntl.h>
                #include <mqueue.h>
                #include <stdio.h>
                int main(int argc, char **argv) {
                    puts("there");
                    fflush(stdout);
                    getchar();
                    mqd_t q = mq_open(argv[1], O_RDONLY);
                    printf("%d\\n", q);
                    fflush(stdout);
                    return getchar() == 0;
                }
                """;
        try (Peer peer = CProgram.of(late).start(new String(queue.name().bytes(), StandardCharsets.US_ASCII))) {
            peer.line();
            boolean tells = Files.size(Path.of("/proc/" + peer.pid() + "/fd")) > 0;
            assumeTrue(tells, "needs a kernel that counts descriptors (Linux 6.2)");
            assertThat(table.look(each -> Fill.UNKNOWN, Optional.empty(), 0).openersOf(key))
                    .isEmpty();
            peer.input().write('\n');
            peer.input().flush();
            peer.line();
            assertThat(table.look(each -> Fill.UNKNOWN, Optional.empty(), 0).openersOf(key))
                    .hasSize(1);
        }
    }

    // Holders each time, those that come new, and the others in turn.
    @Test
    void aLookWithoutTimeFindsWhoeverBeginsToHold() throws Exception {
        Holders _ = table.look(each -> Fill.UNKNOWN, Optional.empty(), 0);
        try (Peer peer = peer("hold")) {
            peer.line();
            assertThat(openersSeenAtOnce()).hasSize(3);
            assertThat(openersSeenAtOnce()).hasSize(3);
        }
        Await.until("it has ended", () -> openersSeenAtOnce().isEmpty());
    }

    private List<Opener> openersSeenAtOnce() throws Exception {
        return table.look(each -> Fill.UNKNOWN, Optional.empty(), 0).openersOf(key);
    }

    private Holders told(boolean everyone, Peer... named) throws Exception {
        List<HeldQueues.Held> held = new ArrayList<>();
        for (Peer peer : named) {
            held.add(new HeldQueues.Held(
                    key, (int) peer.pid(), Integer.parseInt(peer.line().split(" ")[0])));
        }
        return table.look(each -> Fill.UNKNOWN, Optional.of(new HeldQueues(held, List.of(), everyone, true)), 0);
    }

    @Test
    void whomTheKernelNamesIsLookedAtAndNobodyElse() throws Exception {
        try (Peer named = peer("hold");
                Peer other = peer("hold")) {
            other.line();
            assertThat(told(true, named).openersOf(key)).singleElement().satisfies(opener -> {
                assertThat(opener.pid()).isEqualTo((int) named.pid());
                assertThat(opener.access()).isEqualTo(Access.READ);
            });
            assertThat(table.look(each -> Fill.UNKNOWN, Optional.empty(), 0).openersOf(key))
                    .hasSize(6);
        }
    }

    @Test
    void whereTheKernelTellsOfOneUserOthersAreLookedAtOnce() throws Exception {
        try (Peer named = peer("hold");
                Peer other = peer("hold")) {
            other.line();
            assertThat(told(false, named).openersOf(key)).hasSize(1 + 3);
            assertThat(told(false).openersOf(key)).isEmpty();
        }
    }

    @Test
    void theWaitGrowsDuringOneCallAndStartsAnewWithTheNext() throws Exception {
        try (Peer peer = peer("receive")) {
            peer.awaitBlocked();
            Instant first = table.scan().blockedOn(key).getFirst().since();
            Holders later = table.scan();
            assertThat(later.blockedOn(key).getFirst().since()).isEqualTo(first);
            assertThat(later.asOf()).isAfter(first);
            queue.queue().send(new Message(0, new byte[1]));
            peer.awaitBlocked();
            Await.until(
                    "the next call is seen",
                    () -> table.scan().blockedOn(key).stream()
                            .anyMatch(thread -> thread.since().isAfter(first)));
        }
    }

    @Test
    void theLongestWaitComesFirst() throws Exception {
        try (Peer early = peer("receive")) {
            early.awaitBlocked();
            table.scan();
            try (Peer late = peer("receive")) {
                late.awaitBlocked();
                assertThat(table.scan().blockedOn(key))
                        .extracting(BlockedThread::pid)
                        .containsExactly((int) early.pid(), (int) late.pid());
            }
        }
    }

    /// Scans twice and prints what it sees without the right to trace: a user namespace of its own takes that.
    public static final class Unprivileged {
        private Unprivileged() {}

        public static void main(String[] arguments) throws Exception {
            ProcessTable table = new ProcessTable(Long.parseLong(arguments[0]));
            for (int i = 0; i < 2; i++) {
                Holders seen = table.scan();
                System.out.println(
                        (seen.hidden().processes() > 0) + " " + seen.openers().size());
            }
        }
    }

    @Test
    void countsTheProcessesWhoseDescriptorsItMayNotSee() throws Exception {
        Requires.tool("unshare");
        try (Peer trial = Peer.start("unshare", "-U", "true")) {
            assumeTrue(trial.exitStatus() == 0, "needs user namespaces");
        }
        try (Peer holder = peer("hold")) {
            holder.line();
            List<String> wrapper = List.of("unshare", "-U");
            try (Peer scan = JavaProgram.start(wrapper, Unprivileged.class, Long.toString(key.dev()))) {
                assertThat(scan.lines()).containsExactly("true 0", "true 0");
            }
        }
    }

    @Test
    void findsEachOfFifty() throws Exception {
        List<Peer> many = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                many.add(peer("receive"));
            }
            many.getLast().awaitBlocked();
            Await.until("all are found", () -> table.scan().openersOf(key).size() == 50);
            assertThat(table.scan().openersOf(key)).hasSize(50);
        } finally {
            many.forEach(Peer::close);
        }
    }
}
