package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.sys.Self;
import io.github.mqscope.testing.Launcher;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Commands that may open too few files: whichever call it is that has no descriptor left, that is what is said.
@Timeout(180)
class FewDescriptorsIT {
    /// From too few to load the program to nearly enough.
    private static final int[] LIMITS = {12, 13, 15, 16, 20, 21, 22, 23, 24, 26};

    @Test
    void theLimitIsNamedWithItsNumber() throws Exception {
        Requires.tool("prlimit");
        try (TestQueue own = TestQueue.create(1, 8)) {
            String name = own.name().toString();
            boolean canList = canList();
            List<List<String>> commands = new ArrayList<>(List.of(
                    List.of("info", name),
                    List.of("send", name, "x", "--nonblock"),
                    List.of("receive", name, "--nonblock"),
                    List.of("demo", "priority")));
            if (canList) {
                commands.add(List.of("list"));
            }
            if (Self.euid() == 0) { // Others are told first what they may not.
                commands.add(List.of("peek", name));
            }
            for (int limit : LIMITS) {
                for (List<String> command : commands) {
                    names(limit, command);
                }
            }
        }
    }

    private static boolean canList() throws Exception {
        try (Peer list = Launcher.start("list")) {
            return list.exitStatus() == 0;
        }
    }

    private static void names(int limit, List<String> command) throws Exception {
        List<String> limited = new ArrayList<>(List.of("prlimit", "--nofile=" + limit + ":" + limit));
        limited.addAll(Launcher.command(command.toArray(String[]::new)));
        try (Peer ran = Peer.start(limited)) {
            List<String> errors = ran.errors();
            if (!errors.isEmpty()) {
                assertThat(errors)
                        .as("%d: %s", limit, command)
                        .singleElement()
                        .asString()
                        .startsWith("mqscope: ")
                        .contains("EMFILE", "ulimit -n")
                        .containsAnyOf(Integer.toString(limit), "no descriptor is left") // Not even to read the limit.
                        .doesNotContain("mounted nowhere", "report", "unexpected");
            }
        }
    }
}
