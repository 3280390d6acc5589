package io.github.mqscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mqscope.testing.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole window, played by the launcher.
class TourIT {
    private static final Path LAUNCHER = Path.of(System.getProperty("mqscope.launcher"));
    private static final long LONGEST_SECONDS = 480;
    private static final int LEAST_BYTES = 8000;

    @TempDir
    private Path directory;

    private List<Path> play(List<String> wrapper) throws Exception {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                LAUNCHER.toString(), "tour", "--out", directory.resolve("tour").toString()));
        Path log = directory.resolve("log");
        Process tour = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(tour.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(tour.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            tour.destroyForcibly();
        }
        try (Stream<Path> pictures = Files.list(directory.resolve("tour"))) {
            return pictures.toList();
        }
    }

    private static boolean isDrawn(Path picture) {
        return picture.toFile().length() > LEAST_BYTES;
    }

    @Test
    void playsEveryScreenInBothThemes() throws Exception {
        List<Path> pictures = play(List.of());
        assertThat(pictures).hasSizeGreaterThan(20).allMatch(TourIT::isDrawn);
    }

    @Test
    void playsAlsoWhereQueuesCannotBeListed() throws Exception {
        Requires.root();
        Requires.tool("setpriv");
        assumeTrue(!Files.readString(Path.of("/proc/self/mountinfo")).contains(" - mqueue "), "needs no mount");
        List<Path> pictures = play(List.of("setpriv", "--bounding-set=-sys_admin,-bpf,-perfmon"));
        assertThat(pictures).hasSizeGreaterThan(20).allMatch(TourIT::isDrawn);
        assertThat(pictures).anyMatch(picture -> picture.toString().contains("no-probe"));
    }
}
