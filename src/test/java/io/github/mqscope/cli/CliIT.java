package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Launcher;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher as a user starts it, beside C programs that know nothing of it.
class CliIT {
    private static final String C_SENDER = """
            #include <mqueue.h>
            #include <string.h>
            int main(int argc, char **argv) {
                mqd_t q = mq_open(argv[1], O_WRONLY);
                return mq_send(q, argv[2], strlen(argv[2]), 4);
            }
            """;

    private static final String C_RECEIVER = """
            #include <mqueue.h>
            #include <stdio.h>
            int main(int argc, char **argv) {
                char buffer[64];
                unsigned priority;
                mqd_t q = mq_open(argv[1], O_RDONLY);
                int n = (int) mq_receive(q, buffer, sizeof buffer, &priority);
                printf("%u %.*s\\n", priority, n, buffer);
                return 0;
            }
            """;

    @Test
    void receivesFromACProgramAndSendsToOne() throws Exception {
        try (TestQueue queue = TestQueue.create();
                Peer receiver = Launcher.start("receive", queue.name().toString(), "--json")) {
            CProgram.of(C_SENDER).run(queue.name().toString(), "from C");
            assertThat(receiver.line()).contains("\"priority\":4", "\"text\":\"from C\"");
            assertThat(receiver.exitStatus()).isZero();
            try (Peer c = CProgram.of(C_RECEIVER).start(queue.name().toString());
                    Peer sender = Launcher.start("send", queue.name().toString(), "to C", "--priority", "7")) {
                assertThat(c.line()).isEqualTo("7 to C");
                assertThat(sender.exitStatus()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Signal.SIGINT, Signal.SIGTERM})
    void aSignalEndsWhatIsBlockedWithZero(int signal) throws Exception {
        try (TestQueue empty = TestQueue.create(2, 8);
                TestQueue full = TestQueue.create(2, 8).fill()) {
            endsOrderly(signal, "receive", empty.name().toString());
            endsOrderly(signal, "receive", empty.name().toString(), "--follow");
            endsOrderly(signal, "send", full.name().toString(), "x");
            assertThat(full.queue().attributes().curmsgs()).isEqualTo(2);
        }
    }

    private static void endsOrderly(int signal, String... words) throws Exception {
        try (Peer peer = Launcher.start(words)) {
            Await.until("the command is blocked", () -> Blocked.isAnyThread(peer.pid()));
            Signals.kill((int) peer.pid(), signal);
            assertThat(peer.exitStatus()).isZero();
            assertThat(peer.errors()).singleElement().asString().contains(Signal.name(signal) + " from process");
        }
    }

    @Test
    void watchPrintsWhatHappensUntilASignal() throws Exception {
        try (TestQueue queue = TestQueue.create();
                Peer watch = Launcher.start("watch", queue.name().toString(), "--interval", "100ms")) {
            assertThat(watch.line()).contains(" TIMER 1 queue");
            queue.queue().send(new Message(0, new byte[1]));
            awaitLine(watch, " READY " + queue.name() + " 1 of 10 messages (+1)");
            TestQueue.unlinkIfPresent(queue.name());
            awaitLine(watch, " DELETED " + queue.name());
            Signals.kill((int) watch.pid(), Signal.SIGTERM);
            assertThat(watch.exitStatus()).isZero();
            assertThat(watch.lines()).last().asString().contains(" SIGNAL SIGTERM from process");
        }
    }

    private static void awaitLine(Peer peer, String part) throws Exception {
        String line = peer.line();
        while (!line.contains(part)) {
            line = peer.line();
        }
    }

    @Test
    void namesAndPayloadsAreBytesWhateverTheLocale() throws Exception {
        try (TestQueue queue = TestQueue.create(2, 8)) {
            String name = queue.name() + "$(printf '\\377\\342\\202\\254')";
            String mqscope = "export LC_ALL=C; '" + Launcher.file() + "' ";
            String shell = mqscope + "create " + name + " --maxmsg 1 --msgsize 8 >&2; " + mqscope + "send " + name
                    + " \"$(printf '\\376\\303\\244')\"; " + mqscope + "receive " + name + " --json; " + mqscope
                    + "unlink " + name;
            try (Peer peer = Peer.start("sh", "-c", shell)) {
                byte[] suffix = {(byte) 0xff, (byte) 0xe2, (byte) 0x82, (byte) 0xac};
                String plain = queue.name().toString();
                byte[] whole = Arrays.copyOf(plain.getBytes(StandardCharsets.US_ASCII), plain.length() + 4);
                System.arraycopy(suffix, 0, whole, plain.length(), 4);
                assertThat(peer.line())
                        .contains("\"name_base64\":\"" + Base64.getEncoder().encodeToString(whole) + "\"")
                        .contains("\"base64\":\"/sOk\"");
                assertThat(peer.exitStatus()).isZero();
            }
        }
    }

    @Test
    void aReaderThatGoesTakesNoFurtherMessageWithIt() throws Exception {
        try (TestQueue queue = TestQueue.create()) {
            String shell = "'" + Launcher.file() + "' receive " + queue.name() + " --follow | head -n 1";
            try (Peer peer = Peer.start("sh", "-c", shell)) {
                queue.queue().send(new Message(0, "first".getBytes(StandardCharsets.US_ASCII)));
                assertThat(peer.lines()).containsExactly("first");
                assertThat(peer.errors()).isEmpty();
            }
            queue.queue().send(new Message(0, "second".getBytes(StandardCharsets.US_ASCII)));
            assertThat(queue.queue().attributes().curmsgs()).isEqualTo(1);
        }
    }
}
