package io.github.mqscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Container;
import io.github.mqscope.testing.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The window on a container, started by the launcher as a person starts it.
@Tag("x11")
@Timeout(120)
class ElsewhereX11Test {
    private static final Path LOG = Path.of("target/elsewhere-x11.log");
    private static final long END_SECONDS = 15;

    private static Optional<ProcessHandle> agent(Process window) {
        return window.toHandle()
                .descendants()
                .filter(child -> command(child.pid()).endsWith("io.github.mqscope.Main\0agent\0"))
                .findFirst();
    }

    private static String command(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }

    @Test
    void aSignalEndsTheWindowAndThenItsAgentWithoutAWord() throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "needs a display");
        assumeTrue(Files.isExecutable(Launcher.file()), "needs the launcher: mvn package");
        try (Container container = Container.start()) {
            Process window = new ProcessBuilder(List.of(Launcher.file().toString(), "--in", container.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(LOG.toFile())
                    .start();
            try {
                List<ProcessHandle> found = new ArrayList<>(); // Once: as it execs it has no arguments.
                Await.until("its agent", () -> {
                    agent(window).ifPresent(found::add);
                    return !found.isEmpty();
                });
                ProcessHandle agent = found.getFirst();
                Await.until(
                        "it is in the container's namespace",
                        () -> namespace(agent.pid()).equals(namespace(container)));
                window.destroy();
                assertThat(window.waitFor(END_SECONDS, TimeUnit.SECONDS)).isTrue();
                assertThat(window.exitValue()).isZero();
                assertThat(agent.isAlive()).isFalse();
                assertThat(LOG).isEmptyFile();
            } finally {
                window.destroyForcibly();
            }
        }
    }

    private static String namespace(Container container) throws IOException {
        return namespace(Long.parseLong(container.pid()));
    }

    private static String namespace(long pid) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/" + pid + "/ns/ipc")).toString();
    }
}
