package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.HeldQueues;
import io.github.mqscope.model.queue.HeldQueues.Held;
import io.github.mqscope.model.queue.HeldQueues.Waiter;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.sys.AbstractSocket;
import io.github.mqscope.sys.DescriptorSocket;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the kernel's walk tells of real processes that hold a queue and wait on it.
class HoldersProgramTest {
    private static final int USER = 61998;

    /// usage: NAME HOW [COUNT [ANOTHER]]
    private static final String PEER = """
            #include <fcntl.h>
            #include <mqueue.h>
            #include <pthread.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/prctl.h>
            #include <unistd.h>
            static mqd_t q;
            static void *wait_for_one(void *none) {
                char buffer[64];
                mq_receive(q, buffer, sizeof buffer, 0);
                return none;
            }
            int main(int argc, char **argv) {
                pthread_t thread;
                pthread_attr_t small;
                int count = argc > 3 ? atoi(argv[3]) : 1;
                q = mq_open(argv[1], O_RDWR);
                if (q == -1) { perror("mq_open"); return 1; }
                if (!strcmp(argv[2], "hold")) {
                    for (int i = 0; i < count; i++) printf("%d ", i ? dup(q) : q);
                    if (argc > 4) mq_open(argv[4], O_RDONLY);
                    puts("");
                    fflush(stdout);
                }
                if (!strcmp(argv[2], "hide")) {
                    prctl(PR_SET_DUMPABLE, 0);
                    puts("hidden");
                    fflush(stdout);
                }
                if (!strcmp(argv[2], "send")) return mq_send(q, "hello", 5, 77);
                if (!strcmp(argv[2], "receive")) wait_for_one(0);
                if (!strcmp(argv[2], "crowd")) {
                    pthread_attr_init(&small);
                    pthread_attr_setstacksize(&small, 65536);
                    for (int i = 0; i < count; i++) pthread_create(&thread, &small, wait_for_one, 0);
                }
                pause();
            }
            """;

    private TestQueue queue;
    private QueueKey key;

    @BeforeEach
    void create() throws Exception {
        queue = TestQueue.create();
        key = queue.queue().key();
        Requires.bpf();
    }

    @AfterEach
    void unlink() throws Exception {
        queue.close();
    }

    private String name() {
        return queue.name().toString();
    }

    private Peer peer(String... how) throws Exception {
        List<String> words = new ArrayList<>(List.of(name()));
        words.addAll(List.of(how));
        return CProgram.of(PEER).start(words.toArray(String[]::new));
    }

    private static HeldQueues walk(TraceProgram.Audience audience) throws Exception {
        try (HoldersProgram program = HoldersProgram.load(audience)) {
            return program.walk();
        }
    }

    private static HeldQueues walk() throws Exception {
        return walk(new TraceProgram.Audience(true, 0));
    }

    private List<Waiter> waiters(HeldQueues told) {
        return told.waiters().stream()
                .filter(waiter -> waiter.queue().equals(key))
                .toList();
    }

    private List<Integer> descriptors(HeldQueues told, Peer of) {
        return told.descriptors().stream()
                .filter(held -> held.queue().equals(key) && held.pid() == of.pid())
                .map(Held::fd)
                .toList();
    }

    @Test
    void aHolderIsNamedWithEachOfItsDescriptors() throws Exception {
        try (Peer holder = peer("hold", "3")) {
            List<Integer> numbers = List.of(holder.line().split(" ")).stream()
                    .map(Integer::valueOf)
                    .toList();
            HeldQueues told = walk();
            assertThat(descriptors(told, holder)).hasSize(3).containsExactlyElementsOf(numbers);
            assertThat(waiters(told)).isEmpty();
            assertThat(told.everyone()).isTrue();
        }
    }

    @Test
    void whoWaitsToSendIsNamedWithItsMessage() throws Exception {
        queue.fill();
        try (Peer sender = peer("send")) {
            sender.awaitBlocked();
            int pid = (int) sender.pid();
            assertThat(waiters(walk())).containsExactly(new Waiter(key, pid, pid, true, 5, 77));
        }
    }

    @Test
    void eachWaitingThreadIsNamedOnceHoweverManyHoldItsQueue() throws Exception {
        try (Peer _ = peer("hold", "5");
                Peer crowd = peer("crowd", "20");
                Peer alone = peer("receive")) {
            Await.until("all wait", () -> waiters(walk()).size() == 21);
            assertThat(waiters(walk()))
                    .allMatch(waiter -> !waiter.sending() && waiter.size() == 0 && waiter.priority() == 0)
                    .allMatch(waiter -> waiter.pid() == crowd.pid() || waiter.pid() == alone.pid())
                    .extracting(Waiter::tid)
                    .doesNotHaveDuplicates();
            assertThat(walk().whole()).isTrue();
        }
    }

    @Test
    void whatDoesNotFitIntoTheBufferComesWithTheNextRead() throws Exception {
        try (TestQueue first = TestQueue.create();
                Peer _ = CProgram.of(PEER).start(first.name().toString(), "hold", "700", name());
                Peer _ = peer("crowd", "200")) {
            Await.until("all wait", () -> waiters(walk()).size() == 200);
            queue.queue().close(); // So that the waiting threads come behind the 700.
            HeldQueues told = walk();
            QueueKey firstKey = first.queue().key();
            assertThat(told.descriptors())
                    .doesNotHaveDuplicates()
                    .filteredOn(held -> held.queue().equals(firstKey))
                    .hasSize(1 + 700);
            assertThat(waiters(told)).hasSize(200).doesNotHaveDuplicates();
        }
    }

    @Test
    void thatNotAllAreNamedIsSaid() throws Exception {
        try (Peer _ = peer("crowd", "300")) {
            Await.until("most wait", () -> waiters(walk()).size() == 256);
            Await.until("more wait than are named", () -> !walk().whole());
        }
    }

    private Peer as(int uid, String... how) throws Exception {
        Requires.root();
        Requires.tool("setpriv");
        Path program = CProgram.of(PEER).executable();
        Files.setPosixFilePermissions(program.getParent(), PosixFilePermissions.fromString("rwx--x--x"));
        String id = Integer.toString(uid);
        List<String> command = new ArrayList<>(List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups"));
        command.addAll(List.of(program.toString(), name()));
        command.addAll(List.of(how));
        return Peer.start(command);
    }

    private void openToAll() throws Exception {
        Files.setPosixFilePermissions(
                Path.of("/proc/self/fd/" + queue.queue().fd().number()), PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    @Test
    void aUsersProgramTellsOfHisProcessesOnly() throws Exception {
        openToAll();
        try (Peer roots = peer("receive");
                Peer his = as(USER, "receive");
                Peer another = as(USER + 1, "receive")) {
            for (Peer each : List.of(roots, his, another)) {
                each.awaitBlocked();
            }
            HeldQueues told = walk(new TraceProgram.Audience(false, USER));
            assertThat(descriptors(told, his)).hasSize(1);
            assertThat(descriptors(told, roots)).isEmpty();
            assertThat(descriptors(told, another)).isEmpty();
            assertThat(waiters(told)).extracting(Waiter::pid).containsExactly((int) his.pid());
            assertThat(told.everyone()).isFalse();
        }
    }

    @Test
    void norOfAProgramThatHidItself() throws Exception {
        openToAll();
        try (Peer hidden = as(USER, "hide");
                Peer open = as(USER, "hold")) {
            assertThat(hidden.line()).isEqualTo("hidden");
            open.line();
            HeldQueues told = walk(new TraceProgram.Audience(false, USER));
            assertThat(descriptors(told, open)).hasSize(1);
            assertThat(descriptors(told, hidden)).isEmpty();
        }
    }

    /// Prints whom the walk names, from inside another PID namespace.
    static final class Inside {
        private Inside() {}

        static void main(String[] args) throws Exception {
            long ino = Long.parseLong(args[0]);
            try (Peer receiver = Peer.start(args[1], args[2], "receive")) {
                receiver.awaitBlocked();
                HeldQueues told = walk();
                told.descriptors().stream()
                        .filter(held -> held.queue().ino() == ino)
                        .forEach(held -> System.out.println(held.pid() == receiver.pid() ? "holder" : "" + held));
                told.waiters().stream()
                        .filter(waiter -> waiter.queue().ino() == ino)
                        .forEach(waiter -> System.out.println(waiter.tid() == receiver.pid() ? "waiter" : "" + waiter));
            }
        }
    }

    @Test
    void whoIsOutsideThePidNamespaceIsNotNamedAndOthersByTheirNumbersInside() throws Exception {
        Requires.root();
        Requires.tool("unshare");
        try (Peer outside = peer("receive")) {
            outside.awaitBlocked();
            String program = CProgram.of(PEER).executable().toString();
            try (Peer inside = JavaProgram.start(
                    List.of("unshare", "--pid", "--fork", "--mount-proc"),
                    Inside.class,
                    Long.toString(key.ino()),
                    program,
                    name())) {
                assertThat(inside.lines()).as(inside.errors()::toString).containsExactly("holder", "waiter");
            }
        }
    }

    /// usage: MEETING NAME; as an ordinary user walks by what it was handed, and counts its own records and others'.
    private static final String STRANGER = """
            #define _GNU_SOURCE
            #include <grp.h>
            #include <mqueue.h>
            #include <stdint.h>
            #include <stdio.h>
            #include <string.h>
            #include <sys/prctl.h>
            #include <sys/socket.h>
            #include <sys/syscall.h>
            #include <sys/un.h>
            #include <unistd.h>
            struct record { uint64_t ino; uint32_t dev; int32_t pid, tid, fd; uint64_t size, priority; };
            int main(int argc, char **argv) {
                static struct record records[1024];
                struct sockaddr_un at = { AF_UNIX };
                char text[256], control[256];
                struct iovec iov = { text, sizeof text };
                struct msghdr m = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control,
                                    .msg_controllen = sizeof control };
                int program, own = 0, others = 0;
                setgroups(0, 0);
                if (setresgid(61998, 61998, 61998) || setresuid(61998, 61998, 61998)) return 2;
                prctl(PR_SET_DUMPABLE, 1); /* as a program is that he started */
                if (mq_open(argv[2], O_RDONLY) == -1) { perror("mq_open"); return 2; }
                strcpy(at.sun_path + 1, argv[1]);
                int s = socket(AF_UNIX, SOCK_SEQPACKET, 0);
                if (connect(s, (void *)&at, 3 + strlen(argv[1])) || recvmsg(s, &m, 0) <= 0) return 2;
                memcpy(&program, CMSG_DATA(CMSG_FIRSTHDR(&m)), sizeof program);
                uint32_t link[4] = { program, 0, 28 };
                uint32_t file[2] = { syscall(__NR_bpf, 28, link, sizeof link) };
                int walk = syscall(__NR_bpf, 33, file, sizeof file);
                if (walk < 0) { perror("bpf"); return 2; }
                for (ssize_t n; (n = read(walk, records, sizeof records)) > 0;)
                    for (int i = 0; i < n / (int)sizeof *records; i++)
                        if (records[i].pid == getpid()) own++; else others++;
                printf("own %d, others' %d\\n", own, others);
                return 0;
            }
            """;

    @Test
    void aStrangerWithoutPrivilegeWalksAndSeesHimself() throws Exception {
        Requires.root();
        openToAll();
        String meeting = "mqscope-test-" + System.nanoTime();
        Path program = CProgram.of(STRANGER).executable();
        Files.setPosixFilePermissions(program.getParent(), PosixFilePermissions.fromString("rwx--x--x"));
        try (Peer roots = peer("receive");
                AbstractSocket listener = AbstractSocket.listen(meeting);
                ProbeDescriptors his = HoldersProgram.descriptors(new TraceProgram.Audience(false, USER));
                Peer stranger = Peer.start(program.toString(), meeting, name());
                DescriptorSocket socket = listener.accept()) {
            roots.awaitBlocked();
            his.handOver(socket);
            assertThat(stranger.lines()).containsExactly("own 1, others' 0");
        }
    }

    @Test
    void whatIsHandedOverIsTheProgramAlone() throws Exception {
        try (ProbeDescriptors his = HoldersProgram.descriptors(new TraceProgram.Audience(false, USER))) {
            assertThat(his.has("holders")).isTrue();
            assertThat(his.has("holders_policy")).isFalse();
            assertThat(his.has("holders_told")).isFalse();
        }
        try (Peek alone = Probes.ready()) {
            assertThat(HoldersProgram.beside(alone)).isEqualTo(Optional.empty());
        }
    }
}
