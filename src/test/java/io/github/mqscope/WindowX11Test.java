package io.github.mqscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mqscope.sys.Signal;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real window on a real display, started by the launcher.
@Tag("x11")
class WindowX11Test {
    private static final Path LAUNCHER = Path.of("target/mqscope/bin/mqscope");
    private static final long END_SECONDS = 15;

    @Test
    void oneEpollSetHoldsQueueTimerAndSignalAndSigtermEndsItWithZero() throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "needs a display");
        assumeTrue(Files.isExecutable(LAUNCHER), "needs the launcher: mvn package");
        try (TestQueue queue = TestQueue.create()) {
            Process window = new ProcessBuilder(LAUNCHER.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target/window-x11.log").toFile())
                    .start();
            try {
                String wanted = queue.name().toString();
                Await.until(
                        "the epoll set holds all three",
                        () -> watched(window.pid()).stream()
                                .anyMatch(set -> set.containsAll(Set.of(
                                        wanted,
                                        "anon_inode:[timerfd]",
                                        "anon_inode:[signalfd]",
                                        "anon_inode:inotify"))));
                window.destroy();
                assertThat(window.waitFor(END_SECONDS, TimeUnit.SECONDS)).isTrue();
                assertThat(window.exitValue()).isZero();
                assertThat(Files.readString(Path.of("target/window-x11.log"))).isEmpty();
            } finally {
                window.destroyForcibly();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60, 120, 180, 260, 400, 700, 1200})
    void sigtermAtAnyMomentEndsItWithoutAWord(int millis) throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "needs a display");
        assumeTrue(Files.isExecutable(LAUNCHER), "needs the launcher: mvn package");
        Process window = new ProcessBuilder(LAUNCHER.toString())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target/window-x11.log").toFile())
                .start();
        try {
            Await.until("its signals are blocked", () -> blocksSigterm(window.pid()) || !window.isAlive());
            assertThat(window.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
            window.destroy();
            assertThat(window.waitFor(END_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(window.exitValue()).isZero();
            assertThat(Files.readString(Path.of("target/window-x11.log"))).isEmpty();
        } finally {
            window.destroyForcibly();
        }
    }

    // From then on it is the program's own to take; a signal before ends the shell that starts it, which blocks them
    // too for the moment in which it forks.
    private static boolean blocksSigterm(long pid) throws IOException {
        boolean shell = link(Path.of("/proc/" + pid + "/exe")).endsWith("sh");
        return !shell
                && Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                        .filter(line -> line.startsWith("SigBlk:"))
                        .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                        .anyMatch(mask -> (mask >> (Signal.SIGTERM - 1) & 1) == 1);
    }

    // What each of the process's epoll sets watches, by the targets of its descriptors.
    private static List<Set<String>> watched(long pid) throws IOException {
        List<Set<String>> sets = new ArrayList<>();
        Path fds = Path.of("/proc/" + pid + "/fd");
        try (Stream<Path> all = Files.list(fds)) {
            for (Path fd : all.toList()) {
                if (link(fd).equals("anon_inode:[eventpoll]")) {
                    sets.add(watchedBy(Path.of("/proc/" + pid + "/fdinfo/" + fd.getFileName()), fds));
                }
            }
        }
        return sets;
    }

    private static Set<String> watchedBy(Path fdinfo, Path fds) throws IOException {
        Set<String> targets = new TreeSet<>();
        for (String line : Files.readAllLines(fdinfo)) {
            if (line.startsWith("tfd:")) {
                targets.add(link(fds.resolve(line.substring(4).strip().split("\\s+", -1)[0])));
            }
        }
        return targets;
    }

    private static String link(Path fd) {
        try {
            return Files.readSymbolicLink(fd).toString();
        } catch (IOException gone) {
            return "";
        }
    }
}
