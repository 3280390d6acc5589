package io.github.mqscope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.local.LocalIdentity;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeekCommandTest {
    private static final String RECEIVER = """
            #include <mqueue.h>
            #include <signal.h>
            int main(int argc, char **argv) {
                char buffer[64];
                struct sigevent before = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1};
                struct sigevent none = {.sigev_notify = SIGEV_NONE};
                mqd_t q = mq_open(argv[1], O_RDONLY);
                mq_notify(q, &before);
                mq_notify(q, 0);
                mq_notify(q, &none);
                return mq_receive(q, buffer, sizeof buffer, 0) < 0;
            }
            """;

    @BeforeEach
    void needsTheProbe() {
        Requires.bpf();
    }

    private static void send(TestQueue own, int priority, byte[] body) throws Exception {
        own.queue().send(new Message(priority, body));
    }

    @Test
    void showsMessagesInReceiveOrderAndTakesNone() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            send(own, 1, "low".getBytes(UTF_8));
            send(own, 9, "esc \u001b[31m \u202e".getBytes(UTF_8));
            Prompt.Result ran = Prompt.run("peek", own.name().toString());
            assertThat(ran.status()).isZero();
            assertThat(ran.out().lines())
                    .hasSize(3)
                    .satisfiesExactly(
                            head -> assertThat(head).startsWith(own.name() + ": 2 of 10 messages, "),
                            first ->
                                    assertThat(first).contains("priority     9").endsWith("esc \\x1b[31m \\u{202e}"),
                            second -> assertThat(second).endsWith("  low"));
            assertThat(own.queue().attributes().curmsgs()).isEqualTo(2);
        }
    }

    private static String head(TestQueue own) throws Exception {
        QueueKey key = own.queue().key();
        return "{\"name\":\"" + own.name() + "\",\"ns\":" + LocalIdentity.namespace() + ",\"dev\":" + key.dev()
                + ",\"ino\":" + key.ino() + ",";
    }

    // Wherever the tests run.
    private static String plain(String lines) {
        return lines.replaceAll("\"(?:container|unit)\":\"[^\"]*\",", "");
    }

    @Test
    void jsonHasEveryByteOfALongMessage() throws Exception {
        try (TestQueue own = TestQueue.create(2, 2048)) {
            byte[] body = new byte[1500];
            Arrays.fill(body, (byte) 0xff);
            send(own, 5, body);
            Prompt.Result ran = Prompt.run("peek", own.name().toString(), "--json");
            String base64 = Base64.getEncoder().encodeToString(body);
            String name = head(own);
            assertThat(plain(ran.out()))
                    .isEqualTo(name + "\"index\":0,\"priority\":5,\"size\":1500,\"base64\":\"" + base64 + "\"}\n");
            Prompt.Result cut = Prompt.run("peek", own.name().toString(), "--json", "--snap", "3");
            assertThat(plain(cut.out()))
                    .isEqualTo(name + "\"index\":0,\"priority\":5,\"size\":1500,\"base64\":\"////\",\"captured\":3}\n");
        }
    }

    @Test
    void anEmptyQueueHasNoLinesInJson() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            assertThat(Prompt.run("peek", own.name().toString(), "--json").out())
                    .isEmpty();
            assertThat(Prompt.run("peek", own.name().toString()).out()).contains("0 of 10 messages, 0 bytes");
        }
    }

    @Test
    void jsonTellsWhoWaitsAndWhoIsRegisteredWhereAsked() throws Exception {
        try (TestQueue own = TestQueue.create();
                Peer receiver = CProgram.of(RECEIVER).start(own.name().toString())) {
            receiver.awaitBlocked();
            String pid = Long.toString(receiver.pid());
            assertThat(Prompt.run("peek", own.name(), "--json").out()).isEmpty();
            assertThat(plain(Prompt.run("peek", own.name(), "--json", "--waiting")
                                    .out())
                            .lines())
                    .containsExactly(
                            head(own) + "\"waits_to\":\"receive\",\"place\":1,\"pid\":" + pid + ",\"tid\":" + pid
                                    + ",\"comm\":\"peer\",\"scheduling\":\"nice 0\"}",
                            head(own) + "\"notify_pid\":" + pid + ",\"sigev_notify\":1,\"sigev_signo\":0}");
        }
    }

    @Test
    void aQueueThatIsNotThereIsStatusFive() {
        assertThat(Prompt.run("peek", TestQueue.uniqueName().toString()).status())
                .isEqualTo(5);
        assertThat(Prompt.run("peek", "/x", "--snap", "-1").status()).isEqualTo(2);
    }
}
