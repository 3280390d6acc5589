package io.github.mqscope.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.LoopbackSsh;
import io.github.mqscope.testing.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An agent in the middle of everything is killed, its pipe is closed, or the ssh between is killed: no message is
/// lost, and nothing stays.
@Timeout(180)
class KilledAgentTest {
    private static final int EACH = 3;

    @TempDir
    private Path directory;

    @Test
    void atAnyMomentNoMessageIsLostAndNothingStays() throws Exception {
        Requires.tool("setsid");
        Random random = new Random(13);
        Tally tally = new Tally();
        try (LoopbackSsh ssh =
                LoopbackSsh.start(Files.createDirectory(directory.resolve("ssh")), System.getenv("PATH"))) {
            KilledAgent agent = new KilledAgent(directory, ssh);
            for (int i = 0; i < EACH; i++) {
                for (KilledAgent.Way way : KilledAgent.Way.values()) {
                    agent.kill(way, KilledAgent.moment(2 * i + 1, random), tally);
                }
            }
        }
        assertThat(tally.columns()).matches("9 \\| 216 \\| 216 \\| 0 \\| 0 \\| \\d+ \\| 0");
    }
}
