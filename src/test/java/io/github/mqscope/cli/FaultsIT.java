package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Launcher;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The staged program where something is missing: descriptors, rights, a mount, a reader.
@Timeout(120)
class FaultsIT {
    private static String awaitLine(Peer peer, String part) {
        String[] line = {""};
        Await.until("a line with " + part, () -> (line[0] = peer.line()).contains(part));
        return line[0];
    }

    @Test
    void withoutDescriptorsLeftWatchShowsWhatItHasAndSaysOnceWhatIsMissing() throws Exception {
        Requires.listing();
        Requires.tool("prlimit");
        QueueName late = TestQueue.uniqueName();
        try (TestQueue early = TestQueue.create();
                Peer watch = Launcher.start(
                        "watch", "--interval", "200ms", early.name().toString(), late.toString())) {
            awaitLine(watch, " TIMER 1 queue");
            limitDescriptors(watch, "3");
            try (TestQueue added = TestQueue.create(late, 2, 8)) {
                assertThat(awaitLine(watch, " CREATED " + late))
                        .contains("EMFILE", "descriptors are open here", "ulimit -n", "RLIMIT_MSGQUEUE");
                awaitLine(watch, " FAULT timerfd_create: EMFILE");
                early.queue().send(new Message(0, new byte[1]));
                awaitLine(watch, " READY " + early.name() + " 1 of 10 messages (+1)");
                early.queue().send(new Message(0, new byte[1]));
                awaitLine(watch, " READY " + early.name() + " 2 of 10 messages (+1)");
                awaitLine(watch, " TIMER 2 queues, 1 of them not watched, 2 messages");
                limitDescriptors(watch, "512");
                added.queue().send(new Message(0, new byte[1]));
                awaitLine(watch, " TIMER 2 queues, 3 messages");
                Signals.kill((int) watch.pid(), Signal.SIGTERM);
                assertThat(watch.lines()).noneMatch(line -> line.contains(" FAULT "));
                assertThat(watch.exitStatus()).isZero();
            }
        }
    }

    private static void limitDescriptors(Peer peer, String limit) throws Exception {
        try (Peer prlimit = Peer.start("prlimit", "--pid", Long.toString(peer.pid()), "--nofile=" + limit + ":")) {
            assertThat(prlimit.errors()).isEmpty();
            assertThat(prlimit.exitStatus()).isZero();
        }
    }

    @Test
    void withoutAMountAnOrdinaryUserIsToldHowToGetTheList(@TempDir Path directory) throws Exception {
        String mounts = Files.readString(Path.of("/proc/self/mounts"));
        assumeTrue(!mounts.contains(" mqueue "), "needs a machine where the queue file system is not mounted");
        try (Peer list = Launcher.startAsOrdinaryUser(directory, "list")) {
            assertThat(list.lines()).isEmpty();
            assertThat(list.errors())
                    .singleElement()
                    .asString()
                    .contains("mounted nowhere", "CAP_SYS_ADMIN", "mount -t mqueue none /dev/mqueue");
            assertThat(list.exitStatus()).isEqualTo(7);
        }
    }

    @Test
    void anOrdinaryUserMayNeitherReadNorUnlinkTheQueueOfAnother(@TempDir Path directory) throws Exception {
        Requires.root();
        try (TestQueue queue = TestQueue.create()) {
            refused(
                    directory,
                    Files.readString(Path.of("/proc/self/mounts")).contains(" mqueue ")
                            ? "its mode 0600, of uid 0 and gid 0, does not let you read it: you are uid 65534, not in its"
                                    + " group; its owner, or root with sudo, may look at it or change the mode"
                            : "its owner and mode cannot be looked at; you are uid 65534; what is left: that mode, ",
                    "receive",
                    queue.name().toString());
            refused(
                    directory,
                    "only its owner or root may unlink it",
                    "unlink",
                    queue.name().toString());
        }
    }

    private static void refused(Path directory, String why, String... words) throws Exception {
        try (Peer peer = Launcher.startAsOrdinaryUser(directory, words)) {
            assertThat(peer.errors()).singleElement().asString().contains(" EACCES: " + why);
            assertThat(peer.exitStatus()).isEqualTo(6);
        }
    }

    @Test
    void whatAModeForbidsIsLeftOutAndSaid(@TempDir Path directory) throws Exception {
        Requires.tool("setpriv");
        String own = "'" + Launcher.file() + "' ";
        String bound = String.join(" ", Launcher.withoutRights()) + " " + own;
        String shell = "mount -t mqueue none " + directory + " && for mode in 0000 0200 0400; do " + own
                + "create /q$mode --mode $mode --maxmsg 2 --msgsize 8; done >&2; " + own + "send /q0400 x; " + bound
                + "list --json; exec 2>&1; " + bound + "info /q0000; echo status $?; " + bound + "send /q0200 y; "
                + bound + "info /q0200; echo status $?; " + bound + "receive /q0200; echo status $?; " + bound
                + "send /q0400 y; echo status $?; " + bound + "receive /q0400; echo";
        List<String> lines = Expect.inNamespace(shell);
        assertThat(lines.subList(0, 3)).allSatisfy(JsonLines::keys);
        assertThat(lines.getFirst())
                .contains("\"name\":\"/q0000\"", "\"mode\":\"0000\"", "\"hidden\":\"mq_open /q0000: EACCES")
                .doesNotContain("mq_curmsgs");
        assertThat(lines.get(1))
                .contains("\"/q0200\"", "\"mq_curmsgs\":0", "\"hidden\":")
                .doesNotContain("qsize");
        assertThat(lines.get(2))
                .contains("\"/q0400\"", "\"mq_curmsgs\":1", "\"qsize\":1")
                .doesNotContain("hidden");
        assertThat(lines.get(3))
                .startsWith("mqscope: mq_open /q0000: EACCES: its mode 0000, of uid 0 and gid 0, does not let you");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("status "))
                .containsExactly("status 6", "status 0", "status 6", "status 6");
        assertThat(lines)
                .anyMatch(line -> line.contains("1 of 2 (mq_curmsgs"))
                .last()
                .isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list --json", "info %s", "watch %s", "receive %s --follow"})
    void aReaderThatGoesHearsNoComplaint(String words) throws Exception {
        Requires.listing();
        try (TestQueue first = TestQueue.create();
                TestQueue _ = TestQueue.create()) {
            first.queue().send(new Message(0, new byte[] {'m'}));
            String command = "'" + Launcher.file() + "' " + String.format(words, first.name());
            try (Peer shell = Peer.start("sh", "-c", command + " | head -n 1")) {
                assertThat(shell.lines()).hasSize(1);
                assertThat(shell.errors()).isEmpty();
            }
        }
    }
}
