package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.peek.PeekRequest;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.sys.AbstractSocket;
import io.github.mqscope.sys.DescriptorSocket;
import io.github.mqscope.sys.EventFd;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.KernelObjects;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandOverTest {
    private static final String STRANGER = """
            #define _GNU_SOURCE
            #include <errno.h>
            #include <mqueue.h>
            #include <stdint.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <grp.h>
            #include <sys/mman.h>
            #include <sys/socket.h>
            #include <sys/syscall.h>
            #include <sys/un.h>
            #include <unistd.h>
            struct request { uint64_t first, count, snap, offset; uint32_t fd, flags; uint64_t room; };
            struct run { uint32_t prog, retval, data[8], ctx_in_size, ctx_out_size; uint64_t ctx_in, ctx_out, tail[2]; };
            static int fds[2]; /* window, peek */
            static int peek(int fd) {
                struct request want = { .count = 100, .snap = 64, .fd = fd, .room = 4096 };
                struct run run = { .prog = fds[1], .ctx_in_size = sizeof want, .ctx_in = (uint64_t)&want };
                if (syscall(__NR_bpf, 10, &run, sizeof run)) return -1000 - errno;
                return run.retval;
            }
            int main(int argc, char **argv) {
                struct sockaddr_un at = { AF_UNIX };
                char text[256], control[256], name[64];
                struct iovec iov = { text, sizeof text };
                struct msghdr m = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control,
                                    .msg_controllen = sizeof control };
                setgroups(0, 0);
                if (setresgid(61020, 61020, 61020) || setresuid(61020, 61020, 61020)) return 2;
                strcpy(at.sun_path + 1, argv[1]);
                int s = socket(AF_UNIX, SOCK_SEQPACKET, 0);
                if (connect(s, (void *)&at, 3 + strlen(argv[1]))) { perror("connect"); return 2; }
                if (recvmsg(s, &m, 0) <= 0) { perror("recvmsg"); return 2; }
                memcpy(fds, CMSG_DATA(CMSG_FIRSTHDR(&m)), sizeof fds);
                char *window = mmap(0, 4 << 20, PROT_READ, MAP_SHARED, fds[0], 0);
                if (window == MAP_FAILED) { perror("mmap"); return 2; }

                struct mq_attr attr = { .mq_maxmsg = 2, .mq_msgsize = 16 };
                sprintf(name, "/mqst-own-%d", getpid());
                mqd_t q = mq_open(name, O_CREAT | O_RDWR, 0600, &attr);
                mq_send(q, "my own", 6, 3);
                printf("own %d %.6s\\n", peek(q), window + 120 + 24);
                mqd_t w = mq_open(name, O_WRONLY);
                printf("write-only %d\\n", peek(w));
                mq_unlink(name);
                mq_close(q);
                mq_close(w);
                int other = mq_open(argv[2], O_RDONLY);
                printf("another's %d %s\\n", other, strerror(errno));
                int shown = 0;
                for (int fd = 0; fd < 4096; fd++) shown += peek(fd) == 0;
                printf("shown %d\\n", shown);
                uint32_t create[18] = { 2, 4, 4, 1 };
                long made = syscall(__NR_bpf, 0, create, sizeof create);
                printf("map create %ld %s\\n", made, strerror(errno));
                return 0;
            }
            """;

    /// usage: MEETING READABLE SECRET; one thread exchanges what a descriptor is while the other peeks at it.
    private static final String JUGGLER = """
            #define _GNU_SOURCE
            #include <mqueue.h>
            #include <pthread.h>
            #include <stdint.h>
            #include <stdio.h>
            #include <string.h>
            #include <sys/mman.h>
            #include <sys/socket.h>
            #include <sys/syscall.h>
            #include <sys/un.h>
            #include <unistd.h>
            struct request { uint64_t first, count, snap, offset; uint32_t fd, flags; uint64_t room; };
            struct run { uint32_t prog, retval, data[8], ctx_in_size, ctx_out_size; uint64_t ctx_in, ctx_out, tail[2]; };
            static char **names;
            static int slot, done;
            static void *juggle(void *none) {
                while (!__atomic_load_n(&done, __ATOMIC_SEQ_CST)) {
                    int readable = mq_open(names[2], O_RDONLY), secret = mq_open(names[3], O_WRONLY);
                    dup2(readable, slot);
                    close(readable);
                    dup2(secret, slot);
                    close(secret);
                    close(slot);
                }
                return none;
            }
            int main(int argc, char **argv) {
                struct sockaddr_un at = { AF_UNIX };
                char text[256], control[256];
                struct iovec iov = { text, sizeof text };
                struct msghdr m = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control,
                                    .msg_controllen = sizeof control };
                int fds[2], seen = 0, refused = 0, secrets = 0;
                pthread_t thread;
                names = argv;
                strcpy(at.sun_path + 1, argv[1]);
                int s = socket(AF_UNIX, SOCK_SEQPACKET, 0);
                if (connect(s, (void *)&at, 3 + strlen(argv[1])) || recvmsg(s, &m, 0) <= 0) return 2;
                memcpy(fds, CMSG_DATA(CMSG_FIRSTHDR(&m)), sizeof fds);
                char *window = mmap(0, 4 << 20, PROT_READ, MAP_SHARED, fds[0], 0);
                slot = dup(0);
                pthread_create(&thread, 0, juggle, 0);
                for (int i = 0; i < 300000; i++) {
                    struct request want = { .count = 9, .snap = 64, .fd = slot, .room = 4096 };
                    struct run run = { .prog = fds[1], .ctx_in_size = sizeof want, .ctx_in = (uint64_t)&want };
                    syscall(__NR_bpf, 10, &run, sizeof run);
                    if (run.retval) refused++;
                    else seen++;
                    secrets += memmem(window, 4096, "secret", 6) != 0;
                }
                __atomic_store_n(&done, 1, __ATOMIC_SEQ_CST);
                pthread_join(thread, 0);
                printf("%s %s %d\\n", seen ? "seen" : "never", refused ? "refused" : "never", secrets);
                return 0;
            }
            """;

    @BeforeEach
    void mayLoad() {
        Requires.bpf();
    }

    @Test
    void aStrangerWithoutPrivilegeSeesItsOwnQueuesOnly() throws Exception {
        Requires.root();
        String meeting = "mqscope-test-" + System.nanoTime();
        Path program = CProgram.of(STRANGER).executable();
        Files.setPosixFilePermissions(program.getParent(), PosixFilePermissions.fromString("rwx--x--x"));
        try (TestQueue rootsQueue = TestQueue.create();
                ProbeDescriptors descriptors = PeekProgram.load();
                AbstractSocket listener = AbstractSocket.listen(meeting);
                Peer stranger = Peer.start(
                        program.toString(), meeting, rootsQueue.name().toString());
                DescriptorSocket socket = listener.accept()) {
            assertThat(socket.peer().uid()).isEqualTo(61020);
            rootsQueue.queue().send(new Message(1, new byte[] {1}));
            descriptors.handOver(socket);
            assertThat(stranger.lines())
                    .as(() -> errors(stranger))
                    .containsExactly(
                            "own 0 my own",
                            "write-only -13",
                            "another's -1 Permission denied",
                            "shown 0",
                            "map create -1 Operation not permitted");
        }
    }

    @Test
    void aDescriptorExchangedDuringThePeekShowsNothingThatMayNotBeRead() throws Exception {
        String meeting = "mqscope-test-" + System.nanoTime();
        try (TestQueue readable = TestQueue.create();
                TestQueue secret = TestQueue.create();
                ProbeDescriptors descriptors = PeekProgram.load();
                AbstractSocket listener = AbstractSocket.listen(meeting)) {
            readable.queue().send(new Message(1, "public".getBytes(StandardCharsets.UTF_8)));
            secret.queue().send(new Message(1, "secret".getBytes(StandardCharsets.UTF_8)));
            try (Peer juggler = CProgram.of(JUGGLER)
                            .start(
                                    meeting,
                                    readable.name().toString(),
                                    secret.name().toString());
                    DescriptorSocket socket = listener.accept()) {
                descriptors.handOver(socket);
                assertThat(juggler.lines()).containsExactly("seen refused 0");
            }
        }
    }

    private static String errors(Peer peer) {
        try {
            return String.join("\n", peer.errors());
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }

    @Test
    void whatWasHandedOverOutlivesTheGiver() throws Exception {
        List<DescriptorSocket> pair = DescriptorSocket.pair();
        try (DescriptorSocket giver = pair.getFirst();
                DescriptorSocket taker = pair.getLast()) {
            try (ProbeDescriptors loaded = PeekProgram.load()) {
                loaded.handOver(giver);
            }
            ProbeState state = Probe.adopt(ProbeDescriptors.adopt(taker));
            try (Peek peek = ((ProbeState.Ready) state).peek();
                    TestQueue queue = TestQueue.create()) {
                queue.queue().send(new Message(5, "here".getBytes(StandardCharsets.UTF_8)));
                assertThat(peek.contents(queue.queue(), PeekRequest.all(16)).messages())
                        .extracting(PeekedMessage::priority)
                        .containsExactly(5);
            }
        }
    }

    @Test
    void somethingElseThanAHandOverIsRefused() throws Exception {
        List<DescriptorSocket> pair = DescriptorSocket.pair();
        try (DescriptorSocket giver = pair.getFirst();
                DescriptorSocket taker = pair.getLast();
                EventFd other = new EventFd()) {
            giver.send("hello\npeek".getBytes(StandardCharsets.UTF_8), List.of(other));
            assertThatThrownBy(() -> ProbeDescriptors.adopt(taker)).hasMessageContaining("EINVAL");
        }
    }

    @Test
    void aGiverThatGoesAwayIsNoticed() throws Exception {
        List<DescriptorSocket> pair = DescriptorSocket.pair();
        pair.getFirst().close();
        try (DescriptorSocket taker = pair.getLast()) {
            assertThatThrownBy(() -> ProbeDescriptors.adopt(taker)).hasMessageContaining("EPIPE");
        }
    }

    /// Peeks once, says so and waits.
    static final class Holder {
        private Holder() {}

        static void main() throws Exception {
            try (Peek peek = Probes.ready();
                    TestQueue queue = TestQueue.create()) {
                queue.queue().send(new Message(0, new byte[1]));
                System.out.println(
                        peek.contents(queue.queue(), PeekRequest.all(1)).curmsgs());
                TestQueue.unlinkIfPresent(queue.name());
                int end = System.in.read();
                System.out.println(end);
            }
        }
    }

    @Test
    void aKilledProcessLeavesNothingInTheKernel() throws Exception {
        Requires.tool("bpftool");
        try (Peer holder = JavaProgram.start(List.of(), Holder.class)) {
            assertThat(holder.line()).isEqualTo("1");
            List<String> ids = KernelObjects.of(holder.pid());
            assertThat(ids).anyMatch(id -> id.startsWith("prog ")).anyMatch(id -> id.startsWith("map "));
            assertThat(ids).allMatch(KernelObjects::exists);
            assertThat(ProcessHandle.of(holder.pid()).orElseThrow().destroyForcibly())
                    .isTrue();
            for (String id : ids) {
                Await.until(id + " is gone", () -> !KernelObjects.exists(id));
            }
        }
    }
}
