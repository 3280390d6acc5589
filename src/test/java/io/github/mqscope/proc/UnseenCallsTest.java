package io.github.mqscope.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.HeldQueues;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.probe.HoldersProgram;
import io.github.mqscope.probe.TraceProgram;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Threads whose `syscall` file may not be read, as under Yama: a reader whose open of that file is refused by strace.
@Timeout(120)
class UnseenCallsTest {
    private static final String PEER = """
            #include <mqueue.h>
            #include <string.h>
            #include <fcntl.h>
            int main(int argc, char **argv) {
                char buffer[64];
                int flags = strchr(argv[1], 'b') ? O_RDWR : strchr(argv[1], 's') ? O_WRONLY : O_RDONLY;
                for (int i = 3; i < argc; i++) mq_open(argv[i], O_RDWR);
                mqd_t q = mq_open(argv[2], flags);
                return strchr(argv[1], 's') ? mq_send(q, "hello", 5, 7) : mq_receive(q, buffer, 64, 0) < 0;
            }
            """;

    private TestQueue queue;
    private TestQueue other;

    @BeforeEach
    void create() throws Exception {
        queue = TestQueue.create();
        other = TestQueue.create();
    }

    @AfterEach
    void unlink() throws Exception {
        queue.close();
        other.close();
    }

    /// Prints who is seen waiting: `queue direction seenBy among length`, and what stays unseen.
    public static final class Reader {
        private Reader() {}

        /// @param arguments the device, of each queue its inode and how full it is, and `walk` to have the kernel's
        /// list
        public static void main(String[] arguments) throws Exception {
            long device = Long.parseLong(arguments[0]);
            Map<QueueKey, Fill> fills = Map.of(
                    new QueueKey(device, Long.parseLong(arguments[1])), Fill.valueOf(arguments[2]),
                    new QueueKey(device, Long.parseLong(arguments[3])), Fill.valueOf(arguments[4]));
            Holders holders = new ProcessTable(device)
                    .scan(
                            key -> fills.getOrDefault(key, Fill.UNKNOWN),
                            arguments.length > 5 ? Optional.of(walk()) : Optional.empty());
            for (BlockedThread thread : holders.blocked()) {
                if (fills.containsKey(thread.queue())) {
                    System.out.println(thread.queue().ino() + " " + thread.sending() + " " + thread.seenBy() + " "
                            + thread.among() + " " + thread.length().isPresent());
                }
            }
            System.out.println("unseen " + holders.hidden().threads());
        }

        private static HeldQueues walk() throws Exception {
            try (HoldersProgram program = HoldersProgram.load(new TraceProgram.Audience(true, 0))) {
                return program.walk();
            }
        }
    }

    private List<String> seen(Peer peer, String inject, Fill fill, Fill otherFill, String... walk) throws Exception {
        Requires.tool("strace");
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-o", "/dev/null", "-e", "trace=openat"));
        command.addAll(List.of("-P", peer.pid() + "/syscall", "-e", "inject=openat:error=" + inject));
        command.addAll(JavaProgram.command(
                Reader.class,
                Long.toString(queue.queue().key().dev()),
                Long.toString(queue.queue().key().ino()),
                fill.name(),
                Long.toString(other.queue().key().ino()),
                otherFill.name()));
        command.addAll(List.of(walk));
        try (Peer reader = Peer.start(command)) {
            List<String> lines = reader.lines();
            assertThat(reader.errors()).isEmpty();
            return lines;
        }
    }

    private Peer blocked(String how, TestQueue... also) throws Exception {
        List<String> words = new ArrayList<>(List.of(how, queue.name().toString()));
        for (TestQueue each : also) {
            words.add(each.name().toString());
        }
        Peer peer = CProgram.of(PEER).start(words.toArray(String[]::new));
        peer.awaitBlocked();
        return peer;
    }

    private String line(TestQueue of, boolean sending, int among) throws Exception {
        return of.queue().key().ino() + " " + sending + " WCHAN " + among + " false";
    }

    @Test
    void aSenderOfOneFullQueueIsSeen() throws Exception {
        queue.fill();
        try (Peer peer = blocked("s")) {
            assertThat(seen(peer, "EPERM", Fill.FULL, Fill.EMPTY)).containsExactly(line(queue, true, 1), "unseen 0");
        }
    }

    @Test
    void whatIsFullDecidesWhatItCannotWaitFor() throws Exception {
        queue.fill();
        try (Peer peer = blocked("sb", other)) {
            other.queue().send(new Message(0, new byte[1]));
            assertThat(seen(peer, "EACCES", Fill.FULL, Fill.BETWEEN)).containsExactly(line(queue, true, 1), "unseen 0");
        }
    }

    @Test
    void whereItStaysOpenItIsOneOfThem() throws Exception {
        try (Peer peer = blocked("r", other)) {
            assertThat(seen(peer, "EPERM", Fill.EMPTY, Fill.EMPTY))
                    .containsExactlyInAnyOrder(line(queue, false, 2), line(other, false, 2), "unseen 0");
        }
    }

    @Test
    void theProbesListTellsExactly() throws Exception {
        Requires.bpf();
        queue.fill();
        other.fill();
        try (Peer peer = blocked("s", other)) {
            assertThat(seen(peer, "EPERM", Fill.FULL, Fill.FULL, "walk"))
                    .containsExactly(queue.queue().key().ino() + " true PROBE 1 true", "unseen 0");
        }
    }

    @Test
    void whatCanBeReadIsToldByTheCall() throws Exception {
        try (Peer _ = blocked("r", other)) {
            List<String> command = JavaProgram.command(
                    Reader.class,
                    Long.toString(queue.queue().key().dev()),
                    Long.toString(queue.queue().key().ino()),
                    "EMPTY",
                    Long.toString(other.queue().key().ino()),
                    "EMPTY");
            try (Peer reader = Peer.start(command)) {
                assertThat(reader.lines())
                        .containsExactly(queue.queue().key().ino() + " false SYSCALL 1 true", "unseen 0");
            }
        }
    }
}
