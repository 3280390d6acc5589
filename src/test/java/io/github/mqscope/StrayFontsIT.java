package io.github.mqscope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Launcher;
import io.github.mqscope.testing.Peer;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a killed window leaves is gone when the next one has started.
@Timeout(120)
class StrayFontsIT {
    private static final int SIGKILL = 9;

    @TempDir
    Path directory;

    private Peer window() throws Exception {
        List<String> command = new ArrayList<>(List.of("env", "JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=" + directory));
        command.addAll(
                Launcher.command("tour", "--out", directory.resolve("tour").toString()));
        return Peer.start(command);
    }

    private List<File> fonts() {
        return List.of(directory.toFile().listFiles((folder, name) -> name.startsWith("+JXF")));
    }

    @Test
    void theNextWindowDeletesWhatAKilledOneHasLeft() throws Exception {
        try (Peer window = window()) {
            Await.until("its fonts are there", () -> fonts().size() == 2);
            Signals.kill((int) window.pid(), SIGKILL);
            assertThat(window.exitStatus()).isEqualTo(128 + SIGKILL);
        }
        List<File> left = fonts();
        assertThat(left).hasSize(2);
        Instant before = Instant.now().minus(StrayFonts.MADE_BEFORE.multipliedBy(2));
        left.forEach(
                font -> assertThat(font.setLastModified(before.toEpochMilli())).isTrue());
        try (Peer _ = window()) {
            Await.until("they are gone", () -> left.stream().noneMatch(File::exists));
        }
    }
}
