package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Launcher;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// In a PID namespace of its own, as in a pod that shares only its IPC namespace: who holds a queue outside cannot be
/// seen, and so nobody is said to hold none.
@Timeout(60)
class InnerPidNamespaceIT {
    private static final String RECEIVER = """
            #include <mqueue.h>
            int main(int argc, char **argv) {
                char buffer[64];
                return mq_receive(mq_open(argv[1], O_RDONLY), buffer, sizeof buffer, 0) < 0;
            }
            """;

    private static List<String> inside(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("unshare", "--pid", "--fork", "--mount-proc", "--kill-child"));
        command.addAll(Launcher.command(words));
        try (Peer info = Peer.start(command)) {
            List<String> lines = info.lines();
            assertThat(info.exitStatus()).isZero();
            return lines;
        }
    }

    @Test
    void whatCannotBeSeenIsNotSaidToBeNone() throws Exception {
        Requires.root();
        Requires.tool("unshare");
        try (TestQueue queue = TestQueue.create();
                Peer receiver = CProgram.of(RECEIVER).start(queue.name().toString())) {
            receiver.awaitBlocked();
            String name = queue.name().toString();
            assertThat(inside("info", name))
                    .anyMatch(line -> line.matches(" +openers +none that can be seen"))
                    .anyMatch(line -> line.matches(" +blocked +none that can be seen"))
                    .anyMatch(line -> line.contains("processes outside this PID namespace cannot be seen"));
            assertThat(inside("info", name, "--json"))
                    .singleElement()
                    .asString()
                    .contains("\"outside_pid_namespace\":true");
            try (Peer info = Launcher.start("info", name)) {
                assertThat(info.lines())
                        .anyMatch(line -> line.matches(" +openers +\\d descriptors?"))
                        .anyMatch(line -> line.matches(" +blocked +1 thread"));
            }
        }
    }

    @Test
    void norWhereProcLeavesOthersOut() throws Exception {
        Requires.root();
        Requires.tool("unshare");
        Requires.tool("setpriv");
        try (TestQueue queue = TestQueue.create();
                Peer receiver = CProgram.of(RECEIVER).start(queue.name().toString())) {
            receiver.awaitBlocked();
            Files.setPosixFilePermissions(
                    Path.of("/proc/self/fd/" + queue.queue().fd().number()),
                    PosixFilePermissions.fromString("rw-rw-rw-"));
            List<String> command = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c"));
            command.add("mount -t proc -o hidepid=invisible proc /proc && exec setpriv --reuid 59501 --regid 59501"
                    + " --clear-groups env HOME=/nonexistent XDG_STATE_HOME= \"$@\"");
            command.add("sh");
            command.addAll(Launcher.command("info", queue.name().toString(), "--json"));
            try (Peer info = Peer.start(command)) {
                assertThat(info.lines()).singleElement().asString().contains("\"unlisted_processes\":true");
            }
        }
    }
}
