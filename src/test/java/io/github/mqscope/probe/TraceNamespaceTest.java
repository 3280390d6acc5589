package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Of which IPC namespace a traced call is.
class TraceNamespaceTest {
    private static final String MOVER = """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <mqueue.h>
            #include <sched.h>
            #include <stdio.h>
            #include <unistd.h>
            static void move(void) {
                char link[64] = "";
                if (unshare(CLONE_NEWIPC) || readlink("/proc/self/ns/ipc", link, sizeof link - 1) < 0)
                    perror("unshare");
                puts(link);
                fflush(stdout);
                getchar();
            }
            /* usage: NAME; calls from namespaces into which it moves, each after a line that comes in */
            int main(int argc, char **argv) {
                struct mq_attr attr = { .mq_maxmsg = 4, .mq_msgsize = 64 };
                mqd_t first = mq_open(argv[1], O_RDWR);
                move();
                mq_send(first, "a", 1, 0);
                mq_unlink("/mqst-nobody");
                mq_send(-1, "b", 1, 0);
                mqd_t second = mq_open(argv[1], O_RDWR | O_CREAT, 0600, &attr);
                mq_send(second, "c", 1, 0);
                move();
                mq_send(second, "d", 1, 0);
                return 0;
            }
            """;

    private final QueueName name = TestQueue.uniqueName();

    @BeforeEach
    void mayLoad() {
        Requires.root();
        Requires.bpf();
        Requires.tool("unshare");
    }

    @AfterEach
    void unlink() {
        TestQueue.unlinkIfPresent(name);
    }

    private static long number(String link) {
        return Long.parseLong(link.replaceAll("\\D", ""));
    }

    private static long namespaceOf(String pid) throws IOException {
        return number(Files.readSymbolicLink(Path.of("/proc", pid, "ns/ipc")).toString());
    }

    private static void goOn(Peer peer) throws IOException {
        peer.input().write('\n');
        peer.input().flush();
    }

    @Test
    void aCallSaysTheNamespaceOfItsQueue() throws Exception {
        List<String> command = new ArrayList<>(List.of("unshare", "--ipc"));
        command.addAll(Traced.calls().command(Traced.arguments(name, "o", "c", "p", "i", "s3", "r")));
        long here = namespaceOf("self");
        try (Traced traced = Traced.of(name, Optional.empty());
                Peer peer = Peer.start(command)) {
            long there = namespaceOf(peer.line());
            Traced.run(name, "o", "c", "s3", "r");
            goOn(peer);
            assertThat(peer.exitStatus()).isZero();
            List<TraceEvent> events = traced.finish();
            assertThat(there).isNotEqualTo(here);
            assertThat(namespaces(events, peer.pid())).containsExactly(there, there, there, there);
            assertThat(events.stream().filter(event -> event.caller().pid() != peer.pid()))
                    .hasSize(4)
                    .allSatisfy(event -> assertThat(event.queue().namespace()).isEqualTo(here));
            assertThat(events.stream()
                            .flatMap(event -> event.queue().key().stream())
                            .distinct())
                    .as("each namespace has a queue of that name")
                    .hasSize(2);
        }
    }

    private static List<Long> namespaces(List<TraceEvent> events, long pid) {
        return events.stream()
                .filter(event -> event.caller().pid() == pid)
                .map(event -> event.queue().namespace())
                .toList();
    }

    @Test
    void theQueuesNamespaceCountsAndWithoutAQueueTheCallers() throws Exception {
        long here = namespaceOf("self");
        try (TestQueue queue = TestQueue.create();
                Traced traced = Traced.with(TraceOptions.everything());
                Peer peer = CProgram.of(MOVER).start(new String(queue.name().bytes(), StandardCharsets.UTF_8))) {
            long second = number(peer.line());
            goOn(peer);
            String third = peer.line();
            goOn(peer);
            assertThat(peer.exitStatus()).isZero();
            List<TraceEvent> events = traced.finish();
            assertThat(number(third)).isNotIn(here, second);
            assertThat(namespaces(events, peer.pid()))
                    .as("the last queue has outlived its namespace")
                    .containsExactly(here, here, second, second, second, second, 0L);
            assertThat(events.stream().filter(event -> event.caller().pid() == peer.pid()))
                    .extracting(TraceEvent::call)
                    .containsExactly(
                            TraceCall.OPEN,
                            TraceCall.SEND,
                            TraceCall.UNLINK,
                            TraceCall.SEND,
                            TraceCall.OPEN,
                            TraceCall.SEND,
                            TraceCall.SEND);
        }
    }
}
