package io.github.mqscope.cli;

import static io.github.mqscope.cli.Expect.fails;
import static io.github.mqscope.cli.Expect.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.Main;
import io.github.mqscope.testing.ConformanceCases;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.util.Arrays;
import java.util.List;

/// Rows about messages that pass, or are refused, at once.
final class PassingCases {
    private PassingCases() {}

    static ConformanceCases cases() {
        ConformanceCases cases = new ConformanceCases();
        sizes(cases);
        failures(cases);
        order(cases);
        return cases;
    }

    private static void sizes(ConformanceCases cases) {
        cases.add(() -> roundTrip(8192, 0), "LTP-mq_timedsend01-0", "LTP-mq_timedreceive01-0");
        cases.add(() -> roundTrip(8192, 1), "LTP-mq_timedsend01-1", "LTP-mq_timedreceive01-1");
        cases.add(() -> roundTrip(8192, 8192), "LTP-mq_timedsend01-2");
        cases.add(() -> roundTrip(40, 10), "OPTS-mq_send-8-1", "OPTS-mq_timedsend-1-1");
        cases.add(() -> tooLong(8192, 8193), "LTP-mq_timedsend01-4");
        cases.add(() -> tooLong(10, 20), "OPTS-mq_send-2-1", "OPTS-mq_timedsend-2-1");
        cases.add(
                () -> {
                    tooLong(19, 20);
                    tooLong(2, 20);
                    tooLong(1, 20);
                },
                "OPTS-mq_send-14-1",
                "OPTS-mq_timedsend-14-1");
    }

    private static void failures(ConformanceCases cases) {
        cases.withQueue(
                q -> {
                    for (String priority : List.of("32768", "32769", "32773")) {
                        fails(1, "EINVAL", "send", q.name(), "x", "--priority", priority);
                        fails(1, "EINVAL", "send", q.name(), "x", "--timeout", "1s", "--priority", priority);
                    }
                },
                "LTP-mq_timedsend01-9",
                "OPTS-mq_send-4-2",
                "OPTS-mq_timedsend-4-1",
                "OPTS-mq_timedsend-4-2",
                "OPTS-mq_timedsend-13-1");
        cases.withQueue(
                q -> {
                    assertThat(ok("send", q.name(), "x", "--priority", "32767")).isEmpty();
                    assertThat(ok("receive", q.name(), "--json")).contains("\"priority\":32767", "\"size\":1");
                },
                "LTP-mq_timedreceive01-3",
                "OPTS-mq_send-4-3");
        cases.withQueue(
                q -> {
                    ok("send", q.name(), "0123456789abcdef", "--nonblock");
                    assertThat(ok("receive", q.name())).isEqualTo("0123456789abcdef");
                },
                "LTP-mq_timedsend01-8");
        cases.withQueue(
                PassingCases::fullIsWouldBlock, "OPTS-mq_send-7-1", "OPTS-mq_timedsend-7-1", "OPTS-mq_timedsend-10-1");
        cases.withQueue(
                q -> fails(3, "EAGAIN: the queue is empty", "receive", q.name(), "--nonblock"),
                "LTP-mq_timedreceive01-8",
                "OPTS-mq_receive-7-1",
                "OPTS-mq_timedreceive-7-1",
                "OPTS-mq_timedreceive-13-1");
    }

    private static void order(ConformanceCases cases) {
        cases.withQueue(q -> order(q, List.of(6, 10, 2, 8, 1), "10 8 6 2 1"), "OPTS-mq_send-3-1");
        cases.withQueue(
                q -> order(q, List.of(3, 7, 3, 9, 1), "9 7 3 3 1"), "OPTS-mq_send-3-2", "OPTS-mq_timedsend-3-2");
        cases.withQueue(q -> order(q, List.of(1, 2), "2 1"), "OPTS-mq_receive-1-1", "OPTS-mq_timedreceive-1-1");
        cases.withQueue(
                q -> {
                    ok("send", q.name(), "long");
                    ok("send", q.name(), "s");
                    assertThat(ok("receive", q.name(), "--timeout", "1s")).isEqualTo("long");
                    assertThat(ok("receive", q.name())).isEqualTo("s");
                },
                "OPTS-mq_receive-8-1",
                "OPTS-mq_timedreceive-11-1");
        cases.withQueue(PassingCases::sameNameSameQueue, "OPTS-mq_open-2-1", "OPTS-mq_open-9-1", "OPTS-mq_open-9-2");
    }

    private static void roundTrip(int msgsize, int length) throws Exception {
        try (TestQueue queue = TestQueue.create(2, msgsize)) {
            byte[] body = new byte[length];
            Arrays.fill(body, (byte) 0xa5);
            for (String[] wait : new String[][] {{"--count", "1"}, {"--timeout", "1s"}}) {
                Prompt.Result sent = new Prompt().stdin(body).execute("send", queue.name(), wait[0], wait[1]);
                assertThat(sent.status()).isZero();
                assertThat(Prompt.run("receive", queue.name()).bytes()).isEqualTo(body);
            }
            ok("send", queue.name(), "");
            assertThat(ok("receive", queue.name(), "--json")).contains("\"priority\":0,\"size\":0");
        }
    }

    private static void tooLong(int msgsize, int length) throws Exception {
        try (TestQueue queue = TestQueue.create(1, msgsize)) {
            fails(1, "EMSGSIZE: the message has " + length + " bytes", "send", queue.name(), "x".repeat(length));
            fails(1, "mq_timedsend", "send", queue.name(), "x".repeat(length), "--timeout", "1s");
            assertThat(queue.queue().attributes().curmsgs()).isZero();
        }
    }

    private static void fullIsWouldBlock(TestQueue queue) throws Exception {
        queue.fill();
        fails(3, "the queue is full, 10 of 10", "send", queue.name(), "late", "--nonblock", "--priority", "9");
        assertThat(ok("receive", queue.name(), "--json")).contains("\"priority\":0", "\"size\":1");
    }

    private static void order(TestQueue queue, List<Integer> sent, String expected) {
        for (int i = 0; i < sent.size(); i++) {
            ok("send", queue.name(), "m" + i, "--priority", sent.get(i));
        }
        List<String> lines =
                Prompt.run("receive", queue.name(), "--drain", "--json").lines();
        assertThat(String.join(
                        " ",
                        lines.stream()
                                .map(l -> l.replaceAll(".*\"priority\":(\\d+).*", "$1"))
                                .toList()))
                .isEqualTo(expected);
        List<String> texts = lines.stream()
                .filter(line -> line.contains("\"priority\":3,"))
                .map(l -> l.replaceAll(".*\"text\":\"(\\w+)\".*", "$1"))
                .toList();
        assertThat(texts).isSorted();
    }

    private static void sameNameSameQueue(TestQueue queue) throws Exception {
        try (Peer peer = Peer.start(
                JavaProgram.command(Main.class, "receive", queue.name().toString()))) {
            ok("send", queue.name(), "across");
            assertThat(peer.lines()).containsExactly("across");
            assertThat(peer.exitStatus()).isZero();
        }
        ok("send", queue.name(), "again");
        assertThat(ok("receive", queue.name())).isEqualTo("again");
    }
}
