package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.mqscope.Main;
import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.QueueName;
import io.github.mqscope.sys.Process;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The rows of `conformance.tsv` that are about the prompt, each against the real kernel.
///
/// Queues of 40 messages are scaled down to 10 where the number is not the point: msg_max is 10 by default and
/// all tests share RLIMIT_MSGQUEUE. Another user is played by one who may not override the mode.
class ConformanceCliTest {
    /// What only `notify` can do, which is not a command yet.
    private static final Set<String> NEED_NOTIFY = Set.of(
            "LTP-mq_notify01-0",
            "LTP-mq_notify01-6",
            "LTP-mq_notify02-1",
            "OPTS-mq_open-20-1",
            "OPTS-mq_close-2-1",
            "OPTS-mq_notify-1-1",
            "OPTS-mq_notify-2-1",
            "OPTS-mq_notify-5-1",
            "OPTS-mq_notify-9-1");

    @FunctionalInterface
    private interface Case {
        void run() throws Exception;
    }

    @FunctionalInterface
    private interface QueueCase {
        void run(TestQueue queue) throws Exception;
    }

    private static final Map<String, Case> CASES = new HashMap<>();

    private static void on(QueueCase test, String... rows) {
        for (String row : rows) {
            CASES.put(row, () -> {
                try (TestQueue queue = TestQueue.create()) {
                    test.run(queue);
                }
            });
        }
    }

    private static void absent(Case test, String... rows) {
        Arrays.stream(rows).forEach(row -> CASES.put(row, test));
    }

    static {
        absent(ConformanceCliTest::raisedLimits, "LTP-mq_open01-0");
        absent(ConformanceCliTest::createsWithDefaults, "LTP-mq_open01-1");
        absent(ConformanceCliTest::longestName, "LTP-mq_open01-2");
        absent(() -> fails(1, "EINVAL", "create", ""), "LTP-mq_open01-4");
        absent(ConformanceCliTest::modeDenies, "LTP-mq_open01-5");
        absent(ConformanceCliTest::existsComesBeforePermission, "LTP-mq_open01-6");
        absent(ConformanceCliTest::notThere, "LTP-mq_open01-8", "OPTS-mq_open-3-1", "OPTS-mq_open-21-1");
        absent(ConformanceCliTest::tooManyQueues, "LTP-mq_open01-9");
        on(ConformanceCliTest::unlinks, "LTP-mq_unlink01-0", "OPTS-mq_unlink-1-1");
        absent(() -> fails(5, "ENOENT", "unlink", "/" + "u".repeat(255)), "LTP-mq_unlink01-2");
        absent(() -> fails(1, "ENAMETOOLONG", "unlink", "/" + "u".repeat(256)), "LTP-mq_unlink01-3");
        absent(() -> fails(5, "ENOENT", "unlink", TestQueue.uniqueName()), "OPTS-mq_unlink-7-1", "OPTS-mq_unlink-7-2s");
        on(ConformanceCliTest::recreatesWhileOpen, "OPTS-mq_unlink-2-2");
        sizes();
        failures();
        waiting();
        order();
        creation();
    }

    private static void sizes() {
        absent(() -> roundTrip(8192, 0), "LTP-mq_timedsend01-0", "LTP-mq_timedreceive01-0");
        absent(() -> roundTrip(8192, 1), "LTP-mq_timedsend01-1", "LTP-mq_timedreceive01-1");
        absent(() -> roundTrip(8192, 8192), "LTP-mq_timedsend01-2");
        absent(() -> roundTrip(40, 10), "OPTS-mq_send-8-1", "OPTS-mq_timedsend-1-1");
        absent(() -> tooLong(8192, 8193), "LTP-mq_timedsend01-4");
        absent(() -> tooLong(10, 20), "OPTS-mq_send-2-1", "OPTS-mq_timedsend-2-1");
        absent(
                () -> {
                    tooLong(19, 20);
                    tooLong(2, 20);
                    tooLong(1, 20);
                },
                "OPTS-mq_send-14-1",
                "OPTS-mq_timedsend-14-1");
    }

    private static void failures() {
        on(
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
        on(
                q -> {
                    assertThat(ok("send", q.name(), "x", "--priority", "32767")).isEmpty();
                    assertThat(ok("receive", q.name(), "--json")).contains("\"priority\":32767", "\"size\":1");
                },
                "LTP-mq_timedreceive01-3",
                "OPTS-mq_send-4-3");
        on(
                q -> {
                    ok("send", q.name(), "0123456789abcdef", "--nonblock");
                    assertThat(ok("receive", q.name())).isEqualTo("0123456789abcdef");
                },
                "LTP-mq_timedsend01-8");
        on(ConformanceCliTest::fullIsWouldBlock, "OPTS-mq_send-7-1", "OPTS-mq_timedsend-7-1", "OPTS-mq_timedsend-10-1");
        on(
                q -> fails(3, "EAGAIN: the queue is empty", "receive", q.name(), "--nonblock"),
                "LTP-mq_timedreceive01-8",
                "OPTS-mq_receive-7-1",
                "OPTS-mq_timedreceive-7-1",
                "OPTS-mq_timedreceive-13-1");
    }

    private static void waiting() {
        on(
                q -> timesOut(200, "send", q.fill().name(), "x", "--timeout", "200ms"),
                "LTP-mq_timedsend01-13",
                "OPTS-mq_timedsend-16-1",
                "OPTS-mq_timedsend-20-1");
        on(q -> timesOut(0, "send", q.fill().name(), "x", "--timeout", "0"), "OPTS-mq_timedsend-15-1");
        on(q -> ok("send", q.name(), "x", "--timeout", "0"), "OPTS-mq_timedsend-18-1");
        on(
                q -> timesOut(200, "receive", q.name(), "--timeout", "200ms"),
                "LTP-mq_timedreceive01-12",
                "OPTS-mq_timedreceive-8-1",
                "OPTS-mq_timedreceive-18-1");
        on(q -> timesOut(0, "receive", q.name(), "--timeout", "0"), "OPTS-mq_timedreceive-18-2");
        on(
                q -> {
                    q.queue().send(new Message(0, new byte[] {'m'}));
                    assertThat(ok("receive", q.name(), "--timeout", "0")).isEqualTo("m");
                },
                "OPTS-mq_timedreceive-10-2");
        on(q -> blockedSend(q, "--count", "1"), "OPTS-mq_send-5-1");
        on(q -> blockedSend(q, "--timeout", "15s"), "OPTS-mq_timedsend-5-1");
        on(q -> blockedReceive(q, "--count", "1"), "OPTS-mq_receive-5-1");
        on(q -> blockedReceive(q, "--timeout", "9223372036854775807"), "OPTS-mq_timedreceive-5-1");
        on(q -> signalEnds(q.fill(), "send", "x"), "OPTS-mq_send-12-1");
        on(
                q -> signalEnds(q.fill(), "send", "x", "--timeout", "15s"),
                "LTP-mq_timedsend01-14",
                "OPTS-mq_timedsend-5-2",
                "OPTS-mq_timedsend-12-1");
        on(q -> signalEnds(q, "receive", "--timeout", "15s"), "LTP-mq_timedreceive01-13", "OPTS-mq_timedreceive-5-3");
    }

    private static void order() {
        on(q -> order(q, List.of(6, 10, 2, 8, 1), "10 8 6 2 1"), "OPTS-mq_send-3-1");
        on(q -> order(q, List.of(3, 7, 3, 9, 1), "9 7 3 3 1"), "OPTS-mq_send-3-2", "OPTS-mq_timedsend-3-2");
        on(q -> order(q, List.of(1, 2), "2 1"), "OPTS-mq_receive-1-1", "OPTS-mq_timedreceive-1-1");
        on(
                q -> {
                    ok("send", q.name(), "long");
                    ok("send", q.name(), "s");
                    assertThat(ok("receive", q.name(), "--timeout", "1s")).isEqualTo("long");
                    assertThat(ok("receive", q.name())).isEqualTo("s");
                },
                "OPTS-mq_receive-8-1",
                "OPTS-mq_timedreceive-11-1");
        on(ConformanceCliTest::sameNameSameQueue, "OPTS-mq_open-2-1", "OPTS-mq_open-9-1", "OPTS-mq_open-9-2");
    }

    private static void creation() {
        absent(ConformanceCliTest::createThenSend, "OPTS-mq_open-1-1");
        on(ConformanceCliTest::createOfExisting, "OPTS-mq_open-11-1");
        on(q -> fails(1, "EEXIST", "create", q.name(), "--excl"), "OPTS-mq_open-15-1");
        absent(() -> created(10, 5), "OPTS-mq_open-13-1");
        absent(() -> created(10, 50), "OPTS-mq_getattr-3-1");
        absent(ConformanceCliTest::oneOfTwoCreates, "OPTS-mq_open-16-1");
        on(ConformanceCliTest::infoTakesNothing, "OPTS-mq_open-19-1");
        absent(ConformanceCliTest::badAttributes, "OPTS-mq_open-25-2");
        absent(() -> fails(1, "ENAMETOOLONG", "create", "/" + "p".repeat(5000)), "OPTS-mq_open-27-1");
        absent(() -> fails(1, "ENAMETOOLONG", "create", "/" + "p".repeat(256)), "OPTS-mq_open-27-2");
        absent(
                () -> fails(1, "EINVAL: the name does not begin with a slash", "create", "noslash"),
                "OPTS-mq_open-2-2s");
        on(
                q -> {
                    ok("send", q.name(), "x", "--count", "5");
                    assertThat(ok("info", q.name(), "--json")).contains("\"mq_curmsgs\":5");
                    listedWith(q, "\"mq_curmsgs\":5");
                },
                "OPTS-mq_getattr-4-1");
    }

    static Stream<Arguments> rows() throws Exception {
        InputStream table = ConformanceCliTest.class.getResourceAsStream("/conformance.tsv");
        String text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
        return text.lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(row -> row[6].contains("cli") || row[6].contains("strace inject"))
                .map(row -> Arguments.of(row[0], row[4], row[5]));
    }

    @ParameterizedTest(name = "{0}: {1}: {2}")
    @MethodSource("rows")
    void thePromptAnswersAsTheTableSays(String id, String action, String expected) throws Exception {
        Case row = CASES.get(id);
        if (row != null) {
            row.run();
        } else if (NEED_NOTIFY.contains(id)) {
            abort("needs the notify command, which is not built yet");
        } else {
            fail("no case for " + id + ": " + action + " gives " + expected);
        }
    }

    @Test
    void noCaseIsWithoutItsRow() throws Exception {
        assertThat(rows().map(row -> row.get()[0])).containsAll(CASES.keySet()).containsAll(NEED_NOTIFY);
    }

    private static String ok(Object... words) {
        Prompt.Result result = Prompt.run(words);
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        return result.out();
    }

    private static void fails(int status, String words, Object... command) {
        Prompt.Result result = Prompt.run(command);
        assertThat(result.err()).startsWith("mqscope: mq_").contains(words).hasLineCount(1);
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.out()).isEmpty();
    }

    private static void timesOut(long millis, Object... command) {
        long start = System.nanoTime();
        fails(4, "ETIMEDOUT", command);
        assertThat((System.nanoTime() - start) / 1_000_000).isBetween(millis, millis + 5_000);
    }

    private static void listedWith(TestQueue queue, String part) {
        Prompt.Result list = Prompt.run("list", "--json");
        if (list.status() != 7) {
            assertThat(list.lines()).anyMatch(line -> line.contains("\"" + queue.name() + "\"") && line.contains(part));
        }
    }

    private static void createsWithDefaults() throws Exception {
        QueueName name = TestQueue.uniqueName();
        try {
            ok("create", name);
            assertThat(ok("info", name, "--json")).contains("\"mq_maxmsg\":10", "\"mq_msgsize\":8192");
        } finally {
            TestQueue.unlinkIfPresent(name);
        }
    }

    private static void created(int maxmsg, int msgsize) {
        QueueName name = TestQueue.uniqueName();
        try {
            ok("create", name, "--maxmsg", maxmsg, "--msgsize", msgsize);
            assertThat(ok("info", name, "--json")).contains("\"mq_maxmsg\":" + maxmsg, "\"mq_msgsize\":" + msgsize);
        } finally {
            TestQueue.unlinkIfPresent(name);
        }
    }

    private static void longestName() {
        String plain = TestQueue.uniqueName().toString();
        QueueName name = QueueName.of(plain + "n".repeat(256 - plain.length()));
        try {
            ok("create", name, "--maxmsg", "1", "--msgsize", "1");
        } finally {
            TestQueue.unlinkIfPresent(name);
        }
    }

    private static void notThere() {
        QueueName name = TestQueue.uniqueName();
        fails(5, "ENOENT", "info", name);
        fails(5, "ENOENT", "send", name, "x");
        fails(5, "ENOENT", "receive", name);
    }

    private static void unlinks(TestQueue queue) {
        ok("unlink", queue.name());
        fails(5, "ENOENT", "info", queue.name());
    }

    private static void recreatesWhileOpen(TestQueue queue) {
        ok("unlink", queue.name());
        assertThat(ok("create", queue.name(), "--maxmsg", "1", "--msgsize", "1"))
                .startsWith("created ");
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

    private static void createThenSend() {
        QueueName name = TestQueue.uniqueName();
        try {
            ok("create", name, "--maxmsg", "2", "--msgsize", "10");
            ok("send", name, "0123456789", "--priority", "1");
        } finally {
            TestQueue.unlinkIfPresent(name);
        }
    }

    private static void createOfExisting(TestQueue queue) throws Exception {
        ok("send", queue.name(), "x");
        assertThat(ok("create", queue.name(), "--maxmsg", "3", "--msgsize", "3"))
                .isEqualTo(queue.name()
                        + " existed already and is left as it is: 1 of 10 messages of at most 64 bytes, mode 0600\n");
        ok("send", queue.name(), "y");
        assertThat(queue.queue().attributes().curmsgs()).isEqualTo(2);
    }

    private static void oneOfTwoCreates() throws Exception {
        QueueName name = TestQueue.uniqueName();
        Object[] words = {"create", name, "--excl", "--maxmsg", "1", "--msgsize", "1"};
        try {
            CompletableFuture<Prompt.Result> first = Prompt.start(words);
            CompletableFuture<Prompt.Result> second = Prompt.start(words);
            assertThat(List.of(first.get().status(), second.get().status())).containsExactlyInAnyOrder(0, 1);
        } finally {
            TestQueue.unlinkIfPresent(name);
        }
    }

    private static void infoTakesNothing(TestQueue queue) {
        fails(3, "EAGAIN", "receive", queue.name(), "--nonblock");
        ok("send", queue.name(), "kept");
        assertThat(ok("info", queue.name())).contains("1 of 10");
        assertThat(ok("receive", queue.name(), "--nonblock")).isEqualTo("kept");
    }

    private static void badAttributes() {
        for (String bad : List.of("0", "-1", "-2147483648")) {
            QueueName name = TestQueue.uniqueName();
            fails(1, "EINVAL", "create", name, "--maxmsg", bad, "--msgsize", "1");
            fails(1, "EINVAL", "create", name, "--maxmsg", "1", "--msgsize", bad);
        }
    }

    private static void blockedSend(TestQueue queue, String... wait) throws Exception {
        queue.fill();
        CompletableFuture<Prompt.Result> sender = Prompt.start("send", queue.name(), "late", wait[0], wait[1]);
        awaitAThreadBlocked(sender);
        queue.queue().receive();
        assertThat(sender.get().status()).isZero();
        assertThat(queue.queue().attributes().isFull()).isTrue();
    }

    private static void blockedReceive(TestQueue queue, String... wait) throws Exception {
        CompletableFuture<Prompt.Result> receiver = Prompt.start("receive", queue.name(), wait[0], wait[1]);
        awaitAThreadBlocked(receiver);
        ok("send", queue.name(), "at last");
        assertThat(receiver.get().out()).isEqualTo("at last");
    }

    private static void awaitAThreadBlocked(Future<?> command) {
        Await.until("a thread of ours waits for the queue", () -> {
            assertThat(command.isDone()).isFalse();
            return Blocked.isAnyThread(ProcessHandle.current().pid());
        });
    }

    // The call itself gives EINTR; the command ends in order and says what it did.
    private static void signalEnds(TestQueue queue, String command, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of(command, queue.name().toString()));
        words.addAll(Arrays.asList(options));
        long before = queue.queue().attributes().curmsgs();
        try (Peer peer = Peer.start(JavaProgram.command(Main.class, words.toArray(String[]::new)))) {
            Await.until("the command is blocked", () -> Blocked.isAnyThread(peer.pid()));
            Signals.kill((int) peer.pid(), Signal.SIGINT);
            assertThat(peer.exitStatus()).isZero();
            assertThat(peer.errors()).singleElement().asString().contains("SIGINT from process");
            assertThat(peer.lines()).isEmpty();
        }
        assertThat(queue.queue().attributes().curmsgs()).isEqualTo(before);
    }

    private static void raisedLimits() throws Exception {
        String limits = "cd /proc/sys/fs/mqueue && echo 20 > msg_max && echo 16384 > msgsize_max && cd / && ";
        String create = line("create", "/test_mqueue", "--maxmsg", "20", "--msgsize", "16384");
        List<String> lines = inNamespace(limits + create + " && " + line("info", "/test_mqueue", "--json"));
        assertThat(lines.getLast()).contains("\"mq_maxmsg\":20", "\"mq_msgsize\":16384");
    }

    private static void tooManyQueues() throws Exception {
        String first = line("create", "/one", "--maxmsg", "1", "--msgsize", "1");
        String second = String.join(" ", withoutRights()) + " "
                + line("create", "/two", "--maxmsg", "1", "--msgsize", "1") + " 2>&1; echo status $?";
        assertThat(inNamespace("echo 1 > /proc/sys/fs/mqueue/queues_max && " + first + " && " + second))
                .anyMatch(line -> line.contains("mq_open /two: ENOSPC"))
                .endsWith("status 1");
    }

    private static List<String> inNamespace(String shell) throws Exception {
        List<String> words = new ArrayList<>(Requires.privateNamespace());
        words.add(shell);
        try (Peer peer = Peer.start(words)) {
            List<String> lines = peer.lines();
            assertThat(lines).as("on stderr: %s", peer.errors()).isNotEmpty();
            return lines;
        }
    }

    private static String line(String... words) {
        List<String> quoted = JavaProgram.command(Main.class, words).stream()
                .map(word -> "'" + word + "'")
                .toList();
        return String.join(" ", quoted);
    }

    private static void modeDenies() throws Exception {
        try (TestQueue queue = TestQueue.create()) {
            Mode.set(queue, 0);
            denied("info", queue.name().toString());
            denied("receive", queue.name().toString());
        }
    }

    private static void denied(String... words) throws Exception {
        try (Peer peer = JavaProgram.start(withoutRights(), Main.class, words)) {
            assertThat(peer.errors()).singleElement().asString().contains("mq_open", "EACCES: the queue's mode");
            assertThat(peer.exitStatus()).isEqualTo(6);
        }
    }

    private static void existsComesBeforePermission() throws Exception {
        try (TestQueue queue = TestQueue.create()) {
            Mode.set(queue, 0);
            String[] words = {"create", queue.name().toString(), "--excl"};
            try (Peer peer = JavaProgram.start(withoutRights(), Main.class, words)) {
                assertThat(peer.errors()).singleElement().asString().contains("EEXIST");
                assertThat(peer.exitStatus()).isEqualTo(1);
            }
        }
    }

    // Root without capabilities is bound by the mode like anybody else.
    private static List<String> withoutRights() {
        if (Process.euid() != 0) {
            return List.of();
        }
        Requires.tool("setpriv");
        return List.of("setpriv", "--bounding-set", "-all", "--inh-caps", "-all");
    }
}
