package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.local.LocalIdentity;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `mqscope trace` as a user starts it, beside C programs that know nothing of it.
class TraceIT {
    /// Creates a queue, sends a payload to it and receives it so many times, and unlinks it.
    private static final String CALLER = """
            #include <fcntl.h>
            #include <mqueue.h>
            #include <stdlib.h>
            #include <string.h>
            int main(int argc, char **argv) {
                char buffer[64];
                unsigned priority;
                struct mq_attr attr = { .mq_maxmsg = 10, .mq_msgsize = 64 };
                mqd_t q = mq_open(argv[1], O_RDWR | O_CREAT | O_NONBLOCK, 0600, &attr);
                for (int i = 0; i < atoi(argv[3]); i++) {
                    mq_send(q, argv[2], strlen(argv[2]), 7);
                    mq_receive(q, buffer, sizeof buffer, &priority);
                }
                mq_receive(q, buffer, sizeof buffer, &priority);
                mq_unlink(argv[1]);
                return 0;
            }
            """;

    private static final String RECEIVER = """
            #include <fcntl.h>
            #include <mqueue.h>
            #include <time.h>
            int main(int argc, char **argv) {
                char buffer[64];
                struct timespec until = { .tv_sec = time(0) + 100 };
                return mq_timedreceive(mq_open(argv[1], O_RDONLY), buffer, sizeof buffer, 0, &until) < 0;
            }
            """;

    private static final String HOLDER = """
            #include <fcntl.h>
            #include <mqueue.h>
            #include <stdio.h>
            int main(int argc, char **argv) {
                struct mq_attr attr = { .mq_maxmsg = 1, .mq_msgsize = 8 };
                puts(mq_open(argv[1], O_RDWR | O_CREAT, 0600, &attr) == -1 ? "failed" : "ready");
                fflush(stdout);
                return getchar();
            }
            """;

    private static final int SIGCONT = 18;
    private static final int SIGSTOP = 19;

    private final QueueName name = TestQueue.uniqueName();

    @AfterEach
    void unlink() {
        TestQueue.unlinkIfPresent(name);
    }

    /// Starts it with standard error in its output, and returns when it traces.
    private Peer tracing(String... options) throws Exception {
        Requires.root();
        Requires.bpf();
        List<String> words = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" 2>&1", "sh"));
        words.addAll(List.of(System.getProperty("mqscope.launcher"), "trace", name.toString()));
        words.addAll(Arrays.asList(options));
        Peer peer = Peer.start(words);
        String line = peer.line();
        while (!line.endsWith("until SIGINT")) {
            assertThat(line).contains("no queue of that name yet");
            line = peer.line();
        }
        return peer;
    }

    private void call(String payload, int times) throws Exception {
        CProgram.of(CALLER).run(name.toString(), payload, Integer.toString(times));
    }

    private static List<String> end(Peer peer) throws Exception {
        Signals.kill(Math.toIntExact(peer.pid()), Signal.SIGINT);
        List<String> lines = peer.lines();
        assertThat(peer.exitStatus()).isZero();
        return lines;
    }

    @Test
    void tellsEachCallAsAnObjectAndEndsWithTheCounts() throws Exception {
        try (Peer peer = tracing("--json")) {
            call("caf\u00e9", 1);
            List<String> lines = end(peer);
            assertThat(lines).hasSize(6);
            assertThat(lines.get(1))
                    .startsWith("{\"time\":\"")
                    .containsPattern("\"ns\":" + LocalIdentity.namespace() + ",\"dev\":\\d+,\"ino\":\\d+,")
                    .contains("\"queue\":\"" + name + "\"", "\"call\":\"mq_timedsend\"", "\"priority\":7")
                    .contains(
                            "\"access\":\"rw\"",
                            "\"msgsize\":64",
                            "\"timed\":false",
                            "\"size\":5",
                            "\"text\":\"caf\\u00E9\"",
                            "\"base64\":\"Y2Fmw6k=\"",
                            "\"result\":0")
                    .contains(
                            "\"errno\":null", "\"duration_ns\":", "\"blocked_ns\":0", "\"comm\":\"peer\"", "\"uid\":0");
            assertThat(lines.get(2))
                    .contains("\"call\":\"mq_timedreceive\"", "\"result\":5", "\"text\":\"caf\\u00E9\"");
            assertThat(lines.get(3))
                    .contains("\"result\":-1", "\"errno\":\"EAGAIN\"")
                    .doesNotContain("base64");
            assertThat(lines.getLast()).isEqualTo("{\"seen\":5,\"lost\":0}");
        }
    }

    @Test
    void whatAPersonReadsIsEscaped() throws Exception {
        try (Peer peer = tracing()) {
            call("\u001b[2J\n", 1);
            List<String> lines = end(peer);
            assertThat(lines).hasSize(6);
            assertThat(lines.get(1)).contains("mq_timedsend " + name + " = 0 ", "priority 7, 5 bytes: \\x1b[2J\\n");
            assertThat(lines.get(3)).contains("= EAGAIN");
            assertThat(lines.getLast()).isEqualTo("5 calls seen, 0 lost");
        }
    }

    @Test
    void aCallThatHasNotReturnedIsAnObjectOnce() throws Exception {
        try (TestQueue queue = TestQueue.create(name, 1, 64);
                Peer receiver = CProgram.of(RECEIVER).start(name.toString())) {
            receiver.awaitBlocked();
            try (Peer peer = tracing("--json", "--duration", "1500ms")) {
                List<String> lines = peer.lines();
                assertThat(lines).hasSize(2).last().isEqualTo("{\"seen\":1,\"lost\":0}");
                assertThat(lines.getFirst())
                        .contains("\"call\":\"mq_timedreceive\"", "\"pid\":" + receiver.pid(), "\"access\":\"r\"")
                        .contains("\"timed\":true,\"deadline\":null,", "\"result\":null,\"pending\":true,")
                        .contains("\"errno\":null,\"duration_ns\":null");
            }
            assertThat(queue.queue().attributes().curmsgs()).isZero();
        }
    }

    @Test
    void callsOfMqscopeGoByItsNameWhateverItsThreadsAreCalled() throws Exception {
        try (TestQueue queue = TestQueue.create(name, 1, 64);
                Peer peer = tracing("--json")) {
            try (Peer sender = Peer.start(System.getProperty("mqscope.launcher"), "send", name.toString(), "m")) {
                assertThat(sender.exitStatus()).isZero();
            }
            assertThat(queue.queue().attributes().curmsgs()).isOne();
            List<String> lines = end(peer);
            assertThat(lines.subList(0, lines.size() - 1))
                    .anyMatch(line -> line.contains("\"call\":\"mq_timedsend\""))
                    .filteredOn(line ->
                            !line.contains("\"pid\":" + ProcessHandle.current().pid() + ","))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("\"comm\":\"mqscope\",\"uid\":0,\"mqscope\":true"));
        }
    }

    @Test
    void saysOfANameThatIsInAnotherNamespaceWhereItIs() throws Exception {
        Requires.root();
        Requires.bpf();
        List<String> inside = new ArrayList<>(List.of(
                "unshare",
                "--ipc",
                "--mount",
                "sh",
                "-c",
                "mount -t mqueue none /dev/mqueue && exec \"$@\"",
                "sh",
                CProgram.of(HOLDER).executable().toString(),
                name.toString()));
        List<String> trace =
                List.of(System.getProperty("mqscope.launcher"), "trace", name.toString(), "--duration", "100ms");
        try (Peer holder = Peer.start(inside)) {
            assertThat(holder.line()).isEqualTo("ready");
            try (Peer peer = Peer.start(trace)) {
                assertThat(peer.errors().getFirst())
                        .startsWith("mqscope: trace " + name + ": this IPC namespace has no queue of that name; ")
                        .endsWith(") has one: mqscope --in " + holder.pid());
            }
        }
    }

    @Test
    void endsAfterSoManyCalls() throws Exception {
        try (Peer peer = tracing("--json", "--count", "2")) {
            call("x", 50);
            assertThat(peer.lines()).hasSize(3).last().isEqualTo("{\"seen\":2,\"lost\":0}");
            assertThat(peer.exitStatus()).isZero();
        }
    }

    @Test
    void endsAfterATime() throws Exception {
        try (Peer peer = tracing("--duration", "300ms")) {
            assertThat(peer.lines()).containsExactly("0 calls seen, 0 lost");
            assertThat(peer.exitStatus()).isZero();
        }
    }

    @Test
    void aFloodWhileTheReaderIsStoppedIsSeenOrLost() throws Exception {
        int times = 300_000;
        try (Peer peer = tracing("--json", "--snap", "8")) {
            int pid = Math.toIntExact(peer.pid());
            Signals.kill(pid, SIGSTOP);
            call("a payload of some length", times);
            Signals.kill(pid, SIGCONT);
            List<String> lines = end(peer);
            Matcher counts =
                    Pattern.compile("\\{\"seen\":(\\d+),\"lost\":(\\d+)}").matcher(lines.getLast());
            assertThat(counts.matches()).isTrue();
            long seen = Long.parseLong(counts.group(1));
            assertThat(seen + Long.parseLong(counts.group(2))).isEqualTo(2L * times + 3);
            assertThat(Long.parseLong(counts.group(2))).isPositive();
            assertThat((long) lines.size()).isEqualTo(seen + 1);
        }
    }

    @Test
    void saysWhyItCannotTrace() throws Exception {
        Requires.root();
        Requires.tool("setpriv");
        try (Peer peer = Peer.start(
                "setpriv",
                "--bounding-set",
                "-all",
                "--inh-caps",
                "-all",
                System.getProperty("mqscope.launcher"),
                "trace")) {
            assertThat(peer.lines()).isEmpty();
            assertThat(peer.errors())
                    .singleElement()
                    .asString()
                    .isEqualTo("mqscope: trace: loading the BPF programs needs CAP_BPF and CAP_PERFMON; run it as root,"
                            + " for example with sudo");
            assertThat(peer.exitStatus()).isEqualTo(7);
        }
    }
}
