package io.github.mqscope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Launcher;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the launcher says where Java itself cannot start, and where it puts the report of a crash.
@Timeout(120)
class LauncherFaultsIT {
    private static final int SIGSEGV = 11;

    @TempDir
    Path directory;

    private static boolean isInAQueueCall(Path thread) {
        try {
            return Files.readString(thread.resolve("wchan")).startsWith("wq_sleep");
        } catch (IOException gone) {
            return false;
        }
    }

    private Peer shell(String line) throws Exception {
        String words = "cd \"$1\" && export XDG_STATE_HOME=\"$1/state\" && " + line;
        return Peer.start(
                "sh", "-c", words, "sh", directory.toString(), Launcher.file().toString());
    }

    @Test
    void inADirectoryThatHasBeenRemovedItSaysSo() throws Exception {
        try (Peer peer = shell("mkdir gone && cd gone && rmdir ../gone && exec \"$2\" --help")) {
            assertThat(peer.lines()).isEmpty();
            // The shell has a line of its own before.
            assertThat(peer.errors())
                    .last()
                    .isEqualTo("mqscope: the current directory has been removed: change to another one");
            assertThat(peer.exitStatus()).isEqualTo(1);
        }
    }

    @Test
    void withTooLittleAddressSpaceItSaysSoInOneLine() throws Exception {
        for (String limit : List.of("300000")) {
            try (Peer peer = shell("ulimit -v " + limit + " && exec \"$2\" --help")) {
                assertThat(peer.lines()).isEmpty();
                assertThat(peer.errors())
                        .singleElement()
                        .asString()
                        .startsWith("mqscope: Java does not start in " + limit + " KiB of address space (ulimit -v): ")
                        .matches(".*Could not (reserve|allocate).*");
                assertThat(peer.exitStatus()).isEqualTo(1);
            }
        }
    }

    @Test
    void theReportOfACrashIsBesideTheJournals() throws Exception {
        try (TestQueue queue = TestQueue.create();
                Peer receive = shell("exec \"$2\" receive " + queue.name())) {
            Path tasks = Path.of("/proc/" + receive.pid() + "/task");
            Await.until("it receives", () -> {
                try (var threads = Files.list(tasks)) {
                    return threads.anyMatch(LauncherFaultsIT::isInAQueueCall);
                }
            });
            Signals.kill((int) receive.pid(), SIGSEGV);
            // HotSpot's summary of a crash goes to stdout whatever it is told.
            assertThat(receive.lines()).anyMatch(line -> line.contains("SIGSEGV"));
            Path report = directory.resolve("state/mqscope/hs_err_pid" + receive.pid() + ".log");
            assertThat(report).content().contains("SIGSEGV");
            try (var files = Files.list(directory)) {
                assertThat(files).containsExactly(directory.resolve("state"));
            }
        }
    }
}
