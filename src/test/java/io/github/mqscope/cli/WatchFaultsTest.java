package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mqscope.Main;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `mqscope watch` when things go wrong around it.
@Timeout(120)
class WatchFaultsTest {
    private static final int SIGCONT = 18;
    private static final int SIGSTOP = 19;
    private static final int SIGTSTP = 20;

    /// Creates and unlinks a queue again and again: two events each, never twice the same in a row.
    private static final String CHURN = """
            #include <mqueue.h>
            #include <stdio.h>
            #include <stdlib.h>
            int main(int argc, char **argv) {
                struct mq_attr attr = {.mq_maxmsg = 1, .mq_msgsize = 1};
                for (int i = atoi(argv[2]); i > 0; i--) {
                    mqd_t q = mq_open(argv[1], O_CREAT | O_EXCL | O_RDWR, 0600, &attr);
                    if (q == (mqd_t) -1 || mq_close(q) || mq_unlink(argv[1])) { perror(argv[1]); return 1; }
                }
                return 0;
            }
            """;

    private static Peer watch(Object... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("watch", "--interval", "200ms"));
        Arrays.stream(words).forEach(word -> command.add(word.toString()));
        return Peer.start(JavaProgram.command(Main.class, command.toArray(String[]::new)));
    }

    private static String awaitLine(Peer peer, String part) {
        String[] line = {""};
        Await.until("a line with " + part, () -> (line[0] = peer.line()).contains(part));
        return line[0];
    }

    @Test
    void anOverflowOfInotifyIsMadeUpForByLookingAtAll() throws Exception {
        Requires.listing();
        CProgram churn = CProgram.of(CHURN);
        int limit = Integer.parseInt(Files.readString(Path.of("/proc/sys/fs/inotify/max_queued_events"))
                .strip());
        assumeTrue(limit <= 100_000, "needs an fs.inotify.max_queued_events that can be filled");
        QueueName late = TestQueue.uniqueName();
        try (TestQueue early = TestQueue.create(1, 1);
                Peer watch = watch(early.name(), late)) {
            awaitLine(watch, " TIMER 1 queue");
            stop(watch.pid(), SIGSTOP);
            churn.run(TestQueue.uniqueName().toString(), Integer.toString(limit / 2 + 10));
            QueueOpen.unlink(early.name());
            try (TestQueue _ = TestQueue.create(late, 2, 8)) {
                Signals.kill((int) watch.pid(), SIGCONT);
                awaitLine(watch, " DELETED " + early.name());
                awaitLine(watch, " CREATED " + late + " 0 of 2 messages");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mount -t mqueue none \"$0\" && ", ""})
    void aQueueThatMayNotBeOpenedIsToldToBeThere(String listed, @TempDir Path directory) throws Exception {
        Requires.root(); // The capabilities of a user namespace's root cannot all be taken away.
        String create = Expect.line("create", "/closed", "--mode", "0", "--maxmsg", "1", "--msgsize", "1");
        String rights = String.join(" ", Expect.withoutRights());
        String watch = rights + " " + Expect.line("watch", "/closed", "--interval", "200ms");
        List<String> command = new ArrayList<>(Requires.privateNamespace());
        command.addAll(List.of(listed + create + " && exec " + watch, directory.toString()));
        try (Peer peer = Peer.start(command)) {
            awaitLine(peer, " TIMER ");
            Signals.kill((int) peer.pid(), Signal.SIGTERM);
            assertThat(String.join("\n", peer.errors()))
                    .contains("/closed", "cannot be seen", "owner")
                    .doesNotContain("no queue of that name", "mqscope info");
        }
    }

    private static void stop(long pid, int signal) throws Exception {
        Signals.kill((int) pid, signal);
        Await.until("it is stopped", () -> state(pid) == 'T');
    }

    private static char state(long pid) throws Exception {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }

    // The kernel ignores SIGTSTP where no shell could continue the process, so it gets one, as on a terminal.
    @Test
    void withoutInotifyItLooksAtEachRefresh() throws Exception {
        Requires.userNamespace();
        String none = "echo 0 > /proc/sys/user/max_inotify_instances";
        String mqscope = Expect.line("watch", "--interval", "200ms");
        String create = Expect.line("create", "/late", "--maxmsg", "2", "--msgsize", "8");
        String shell = none + " && { " + mqscope + " & } && read go && " + create + " >&2; read go; kill $!; wait $!";
        try (Peer peer = Peer.start("unshare", "-Urim", "sh", "-c", shell)) {
            awaitLine(peer, " FAULT inotify_init1: EMFILE");
            awaitLine(peer, " TIMER 0 queues");
            peer.input().write('\n');
            peer.input().flush();
            awaitLine(peer, " CREATED /late 0 of 2 messages");
            awaitLine(peer, " TIMER 1 queue");
            peer.input().write('\n');
            peer.input().flush();
            assertThat(peer.exitStatus()).isZero();
        }
    }

    @Test
    void aMountOfAnotherNamespaceIsNeverTakenForThisOne(@TempDir Path directory) throws Exception {
        Requires.root();
        Requires.tool("setpriv");
        String mount = "mount -t mqueue none " + directory;
        String create = Expect.line("create", "/theirs", "--maxmsg", "1", "--msgsize", "8");
        String bound = "unshare -i setpriv --bounding-set=-all --inh-caps=-all " + Expect.line("list");
        String shell = mount + " && " + create + " && unshare -i " + Expect.line("list") + "; exec 2>&1; " + bound
                + "; echo status $?";
        assertThat(Expect.inNamespace(shell))
                .satisfiesExactly(
                        created -> assertThat(created).startsWith("created /theirs"),
                        root -> assertThat(root).startsWith("no message queues"),
                        user -> assertThat(user).contains("of this IPC namespace is mounted nowhere"),
                        status -> assertThat(status).isEqualTo("status 7"));
    }

    @Test
    void filesInAPlainDirectoryInPlaceOfTheMountAreNoQueues() throws Exception {
        Requires.root();
        String directory = "made=; [ -d /dev/mqueue ] || { mkdir /dev/mqueue && made=1; }; ";
        String plain = "mount -t tmpfs none /dev/mqueue && touch /dev/mqueue/file && ";
        String create = Expect.line("create", "/real", "--maxmsg", "1", "--msgsize", "8");
        String list = Expect.line("list");
        String tidy = "; umount /dev/mqueue; [ -z \"$made\" ] || rmdir /dev/mqueue";
        assertThat(Expect.inNamespace(directory + plain + list + " && " + create + " && " + list + tidy))
                .satisfiesExactly(
                        none -> assertThat(none).startsWith("no message queues"),
                        created -> assertThat(created).startsWith("created /real"),
                        head -> assertThat(head).startsWith("NAME"),
                        row -> assertThat(row).startsWith("/real "));
    }

    @Test
    void stoppedFromTheTerminalItGoesOnWhenContinued() throws Exception {
        try (TestQueue queue = TestQueue.create();
                Peer shell = Peer.start(
                        "bash",
                        "-c",
                        "set -m; "
                                + Expect.line(
                                        "watch",
                                        "--interval",
                                        "200ms",
                                        queue.name().toString()) + " & echo $!; wait -f $!")) {
            long pid = Long.parseLong(shell.line());
            awaitLine(shell, " TIMER 1 queue");
            stop(pid, SIGTSTP);
            queue.queue().send(new Message(0, new byte[1]));
            Signals.kill((int) pid, SIGCONT);
            awaitLine(shell, " READY " + queue.name() + " 1 of 10 messages (+1)");
            awaitLine(shell, " TIMER 1 queue, 1 message");
            Signals.kill((int) pid, Signal.SIGTERM);
            assertThat(shell.exitStatus()).isZero();
        }
    }

    @Test
    void whenTheTerminalGoesItEndsWithoutAWord(@TempDir Path directory) throws Exception {
        Requires.tool("script");
        try (TestQueue queue = TestQueue.create()) {
            Path script = directory.resolve("watch.sh");
            Files.writeString(
                    script,
                    "trap : HUP\n" + Expect.line("watch", queue.name().toString()) + " 2> " + directory
                            + "/errors &\necho pid $!\nwait\nwait $!\necho $? > " + directory + "/status\n");
            try (Peer terminal = Peer.start("script", "-qec", "sh " + script, "/dev/null")) {
                String pid = awaitLine(terminal, "pid ").strip().substring(4);
                awaitLine(terminal, " TIMER 1 queue");
                Signals.kill((int) terminal.pid(), Signal.SIGKILL);
                Await.until("watch is gone", () -> Files.notExists(Path.of("/proc/" + pid)));
                Path status = directory.resolve("status");
                Await.until("its status is told", () -> Files.exists(status) && Files.size(status) > 0);
                assertThat(Files.readString(status).strip()).isIn("0", "1"); // 1: it could not print any more.
                assertThat(directory.resolve("errors")).isEmptyFile();
            }
        }
    }

    @Test
    void whatIsPrintedToATerminalThatHasGoneIsNoWordEither(@TempDir Path directory) throws Exception {
        Requires.tool("script");
        Path script = directory.resolve("list.sh");
        Path status = directory.resolve("status");
        String list = Expect.line("list", "--help") + " 2> " + directory + "/errors";
        Files.writeString(
                script,
                "trap '' HUP\necho ready\nwhile [ ! -e " + directory + "/gone ]; do sleep 0.02; done\n" + list
                        + "\necho $? > " + status + "\n");
        try (Peer terminal = Peer.start("script", "-qec", "sh " + script, "/dev/null")) {
            awaitLine(terminal, "ready");
            Signals.kill((int) terminal.pid(), Signal.SIGKILL);
            assertThat(terminal.exitStatus()).isNotZero();
            Files.createFile(directory.resolve("gone"));
            Await.until("its status is told", () -> Files.exists(status) && Files.size(status) > 0);
            assertThat(Files.readString(status).strip()).isEqualTo("1");
            assertThat(directory.resolve("errors")).isEmptyFile();
        }
    }

    @Test
    void aHangupEndsItInOrder() throws Exception {
        try (TestQueue queue = TestQueue.create();
                Peer watch = watch(queue.name())) {
            awaitLine(watch, " TIMER 1 queue");
            Signals.kill((int) watch.pid(), Signal.SIGHUP);
            assertThat(watch.lines()).last().asString().contains(" SIGNAL SIGHUP from process");
            assertThat(watch.exitStatus()).isZero();
            assertThat(watch.errors()).isEmpty();
        }
    }

    @Test
    void eachLineOfItsJsonIsAnObject() throws Exception {
        Requires.listing();
        QueueName hostile = TestQueue.hostileName();
        try (TestQueue queue = TestQueue.create(hostile, 2, 8)) {
            List<String> words = List.of("watch", "--json", "--interval", "100ms");
            try (Peer watch = Peer.start(JavaProgram.command(Main.class, words.toArray(String[]::new)))) {
                assertThat(JsonLines.keys(awaitLine(watch, " since the last"))).contains("event");
                queue.fill();
                String line = watch.line();
                while (!line.contains("\"event\":\"full\"") || !line.contains("name_base64")) {
                    assertThat(JsonLines.keys(line)).startsWith("time", "event").endsWith("detail");
                    line = watch.line();
                }
                assertThat(JsonLines.keys(line))
                        .startsWith("time", "event", "name", "name_base64", "ns")
                        .endsWith("detail");
                Signals.kill((int) watch.pid(), Signal.SIGTERM);
                assertThat(watch.lines()).allSatisfy(JsonLines::keys);
            }
        }
    }
}
