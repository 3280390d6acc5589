package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.Main;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DemoRefusedTest {
    // Root of a user namespace may forbid further ones below it.
    private static final String NO_MORE = "echo 0 > /proc/sys/user/max_user_namespaces && exec \"$0\" \"$@\"";

    @Test
    @Timeout(60)
    void aLimitThatCannotBeTriedHereIsNotClaimedAndSaysWhy() throws Exception {
        Requires.userNamespace();
        List<String> wrapper = List.of("unshare", "-Uri", "sh", "-c", NO_MORE);
        try (Peer demo = JavaProgram.start(wrapper, Main.class, "demo", "limits", "--no-wait")) {
            StringBuilder said = new StringBuilder();
            for (String line = ""; !line.startsWith("The end."); line = demo.line()) {
                said.append(line.strip()).append(' ');
            }
            assertThat(demo.exitStatus()).isZero();
            assertThat(said)
                    .contains("Not tried here: unshare: ", "/proc/sys/user/max_user_namespaces is 0.")
                    .contains("The second: too many open files")
                    .doesNotContain("What does the next mq_open say?", "It made as many as its queues_max");
        }
    }
}
