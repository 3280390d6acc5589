package io.github.mqscope.cli;

import static io.github.mqscope.cli.Expect.denied;
import static io.github.mqscope.cli.Expect.fails;
import static io.github.mqscope.cli.Expect.inNamespace;
import static io.github.mqscope.cli.Expect.line;
import static io.github.mqscope.cli.Expect.misnamed;
import static io.github.mqscope.cli.Expect.ok;
import static io.github.mqscope.cli.Expect.withoutRights;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.Main;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.ConformanceCases;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Rows about creating, finding, describing and unlinking queues.
final class OpeningCases {
    private OpeningCases() {}

    static ConformanceCases cases() {
        ConformanceCases cases = new ConformanceCases();
        opening(cases);
        creation(cases);
        return cases;
    }

    private static void opening(ConformanceCases cases) {
        cases.add(OpeningCases::raisedLimits, "LTP-mq_open01-0");
        cases.add(OpeningCases::createsWithDefaults, "LTP-mq_open01-1");
        cases.add(OpeningCases::longestName, "LTP-mq_open01-2");
        cases.add(() -> misnamed("create", ""), "LTP-mq_open01-4");
        cases.add(OpeningCases::modeDenies, "LTP-mq_open01-5");
        cases.add(OpeningCases::existsComesBeforePermission, "LTP-mq_open01-6");
        cases.add(OpeningCases::notThere, "LTP-mq_open01-8", "OPTS-mq_open-3-1", "OPTS-mq_open-21-1");
        cases.add(OpeningCases::tooManyQueues, "LTP-mq_open01-9");
        cases.withQueue(OpeningCases::unlinks, "LTP-mq_unlink01-0", "OPTS-mq_unlink-1-1");
        cases.add(() -> fails(5, "ENOENT", "unlink", "/" + "u".repeat(255)), "LTP-mq_unlink01-2");
        cases.add(() -> misnamed("unlink", "/" + "u".repeat(256)), "LTP-mq_unlink01-3");
        cases.add(
                () -> fails(5, "ENOENT", "unlink", TestQueue.uniqueName()),
                "OPTS-mq_unlink-7-1",
                "OPTS-mq_unlink-7-2s");
        cases.withQueue(OpeningCases::recreatesWhileOpen, "OPTS-mq_unlink-2-2");
    }

    private static void creation(ConformanceCases cases) {
        cases.add(OpeningCases::createThenSend, "OPTS-mq_open-1-1");
        cases.withQueue(OpeningCases::createOfExisting, "OPTS-mq_open-11-1");
        cases.withQueue(q -> fails(1, "EEXIST", "create", q.name(), "--excl"), "OPTS-mq_open-15-1");
        cases.add(() -> created(10, 5), "OPTS-mq_open-13-1");
        cases.add(() -> created(10, 50), "OPTS-mq_getattr-3-1");
        cases.add(OpeningCases::oneOfTwoCreates, "OPTS-mq_open-16-1");
        cases.withQueue(OpeningCases::infoTakesNothing, "OPTS-mq_open-19-1");
        cases.add(OpeningCases::badAttributes, "OPTS-mq_open-25-2");
        cases.add(() -> misnamed("create", "/" + "p".repeat(5000)), "OPTS-mq_open-27-1");
        cases.add(() -> misnamed("create", "/" + "p".repeat(256)), "OPTS-mq_open-27-2");
        cases.add(() -> misnamed("create", "noslash"), "OPTS-mq_open-2-2s");
        cases.withQueue(
                q -> {
                    ok("send", q.name(), "x", "--count", "5");
                    assertThat(ok("info", q.name(), "--json")).contains("\"mq_curmsgs\":5");
                    listedWith(q, "\"mq_curmsgs\":5");
                },
                "OPTS-mq_getattr-4-1");
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

    private static void modeDenies() throws Exception {
        try (TestQueue queue = TestQueue.create()) {
            Mode.set(queue, 0);
            denied("info", queue.name().toString());
            denied("receive", queue.name().toString());
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

    private static void listedWith(TestQueue queue, String part) {
        Prompt.Result list = Prompt.run("list", "--json");
        if (list.status() != 7) {
            assertThat(list.lines()).anyMatch(line -> line.contains("\"" + queue.name() + "\"") && line.contains(part));
        }
    }
}
