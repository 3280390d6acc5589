package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.sys.AbstractSocket;
import io.github.mqscope.sys.DescriptorSocket;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.KernelObjects;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceHandOverTest {
    private static final int STRANGERS_UID = 61020;

    /// Attaches what it was handed, calls, reads the ring, and tries what it should not be able to do.
    private static final String STRANGER = """
            #define _GNU_SOURCE
            #include <errno.h>
            #include <grp.h>
            #include <mqueue.h>
            #include <stdint.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/mman.h>
            #include <sys/prctl.h>
            #include <sys/socket.h>
            #include <sys/syscall.h>
            #include <sys/un.h>
            #include <unistd.h>
            static char text[512];
            static int fds[16];
            static int named(const char *name) {
                int i = -1;
                char copy[512];
                strcpy(copy, text);
                for (char *line = strtok(copy, "\\n"); line; line = strtok(0, "\\n"), i++)
                    if (!strcmp(line, name)) return fds[i];
                return -1;
            }
            static long attach(int program) {
                uint32_t link[4] = { program, 0, 23 };
                return syscall(__NR_bpf, 28, link, sizeof link);
            }
            int main(int argc, char **argv) {
                struct sockaddr_un at = { AF_UNIX };
                char control[256], name[64];
                struct iovec iov = { text, sizeof text - 1 };
                struct msghdr m = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = control,
                                    .msg_controllen = sizeof control };
                setgroups(0, 0);
                if (setresgid(61020, 61020, 61020) || setresuid(61020, 61020, 61020)) return 2;
                prctl(PR_SET_DUMPABLE, 1); /* as a program is that he started */
                strcpy(at.sun_path + 1, argv[1]);
                int s = socket(AF_UNIX, SOCK_SEQPACKET, 0);
                if (connect(s, (void *)&at, 3 + strlen(argv[1]))) { perror("connect"); return 2; }
                if (recvmsg(s, &m, 0) <= 0) { perror("recvmsg"); return 2; }
                memcpy(fds, CMSG_DATA(CMSG_FIRSTHDR(&m)), CMSG_FIRSTHDR(&m)->cmsg_len - 16);
                uint64_t *counts = mmap(0, 4096, 3, MAP_SHARED, named("trace_control"), 0);
                if (counts == MAP_FAILED) { perror("mmap"); return 2; }
                long enter = attach(named("trace_enter")), exited = attach(named("trace_exit"));
                printf("attached %d %d\\n", enter > 0, exited > 0);
                struct mq_attr attr = { .mq_maxmsg = 2, .mq_msgsize = 16 };
                sprintf(name, "/mqst-own-%d", getpid());
                mqd_t q = mq_open(name, O_CREAT | O_RDWR, 0600, &attr);
                mq_send(q, "my own", 6, 3);
                printf("own %ld\\n", (long)counts[0]);
                fflush(stdout);
                getchar();
                printf("after others' %ld\\n", (long)counts[0]);
                mq_unlink(name);
                close(enter);
                close(exited);
                usleep(100000);
                mq_close(mq_open(name, O_RDONLY));
                printf("detached %ld\\n", (long)counts[0]);
                printf("policy %d scratch %d entries %d\\n", named("trace_policy"), named("trace_scratch"),
                       named("trace_entries"));
                return 0;
            }
            """;

    @BeforeEach
    void mayLoad() {
        Requires.bpf();
    }

    @Test
    void aStrangerWithoutPrivilegeTracesHisOwnCallsAndNobodyElses() throws Exception {
        Requires.root();
        String meeting = "mqscope-test-" + System.nanoTime();
        Path program = CProgram.of(STRANGER).executable();
        Files.setPosixFilePermissions(program.getParent(), PosixFilePermissions.fromString("rwx--x--x"));
        TraceProgram.Audience his = new TraceProgram.Audience(false, STRANGERS_UID);
        try (ProbeDescriptors descriptors = TraceProgram.descriptors(his);
                AbstractSocket listener = AbstractSocket.listen(meeting);
                Peer stranger = Peer.start(program.toString(), meeting);
                DescriptorSocket socket = listener.accept()) {
            descriptors.handOver(socket);
            assertThat(stranger.line()).isEqualTo("attached 1 1");
            assertThat(stranger.line()).isEqualTo("own 2");
            try (TestQueue roots = TestQueue.create()) {
                Traced.run(roots.name(), "o", "s1", "r");
            }
            stranger.input().write('\n');
            stranger.input().flush();
            assertThat(stranger.lines())
                    .containsExactly("after others' 2", "detached 3", "policy -1 scratch -1 entries -1");
        }
    }

    @Test
    void whatWasHandedOverWithThePeekTraces() throws Exception {
        List<DescriptorSocket> pair = DescriptorSocket.pair();
        TraceProgram.Audience roots = new TraceProgram.Audience(false, 0);
        try (DescriptorSocket giver = pair.getFirst();
                DescriptorSocket taker = pair.getLast()) {
            try (ProbeDescriptors loaded = PeekProgram.load().and(TraceProgram.descriptors(roots))) {
                loaded.handOver(giver);
            }
            ProbeState state = Probe.adopt(ProbeDescriptors.adopt(taker));
            try (Peek peek = ((ProbeState.Ready) state).peek();
                    Trace trace = TraceProgram.beside(peek).orElseThrow().start(TraceOptions.everything());
                    TestQueue queue = TestQueue.create()) {
                Await.until("the creation of the queue is told", () -> {
                    boolean[] told = {false};
                    trace.read(1000, event -> told[0] |= event.queue().name().equals(Optional.of(queue.name())));
                    return told[0];
                });
            }
        }
    }

    @Test
    void aPeekAloneTracesNothing() throws Exception {
        try (Peek peek = Probes.ready()) {
            assertThat(TraceProgram.beside(peek)).isEmpty();
        }
    }

    /// Traces, says so, and waits.
    static final class Tracer {
        private Tracer() {}

        static void main() throws Exception {
            try (TraceProgram program = Traced.load(new TraceProgram.Audience(true, 0));
                    Trace trace = program.start(TraceOptions.everything())) {
                System.out.println("tracing");
                int end = System.in.read();
                System.out.println(end + " " + trace.counts());
            }
        }
    }

    @Test
    void aKilledTracerLeavesNoProgramMapOrLink() throws Exception {
        Requires.tool("bpftool");
        try (Peer tracer = JavaProgram.start(List.of(), Tracer.class)) {
            assertThat(tracer.line()).isEqualTo("tracing");
            List<String> ids = KernelObjects.of(tracer.pid());
            assertThat(ids.stream().filter(id -> id.startsWith("link "))).hasSize(2);
            assertThat(ids.stream().filter(id -> id.startsWith("prog "))).hasSizeGreaterThanOrEqualTo(2);
            assertThat(ids).allMatch(KernelObjects::exists);
            assertThat(ProcessHandle.of(tracer.pid()).orElseThrow().destroyForcibly())
                    .isTrue();
            for (String id : ids) {
                Await.until(id + " is gone", () -> !KernelObjects.exists(id));
            }
        }
    }

    @Test
    void nothingIsAttachedBeforeATraceNorAfter() throws Exception {
        long self = ProcessHandle.current().pid();
        try (TraceProgram program = Traced.load(new TraceProgram.Audience(true, 0))) {
            assertThat(links(self)).isZero();
            try (Trace trace = program.start(TraceOptions.everything())) {
                assertThat(links(self)).isEqualTo(2);
                trace.stop();
                assertThat(links(self)).isZero();
            }
        }
    }

    @Test
    void tracingAgainAndAgainKeepsNoDescriptor() throws Exception {
        try (TraceProgram program = Traced.load(new TraceProgram.Audience(true, 0))) {
            program.start(TraceOptions.everything()).close();
            long before = descriptors();
            for (int i = 0; i < 100; i++) {
                program.start(TraceOptions.everything()).close();
            }
            assertThat(descriptors()).isLessThanOrEqualTo(before + 5);
        }
    }

    private static long descriptors() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    private static long links(long pid) throws IOException {
        return KernelObjects.of(pid).stream()
                .filter(id -> id.startsWith("link "))
                .count();
    }
}
