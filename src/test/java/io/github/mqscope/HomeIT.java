package io.github.mqscope;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Launcher;
import io.github.mqscope.testing.Peer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the home is called, the window comes as far as its display: here one that cannot be reached.
@Timeout(120)
class HomeIT {
    private static List<String> errors(String environment, List<String> program) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "unset WAYLAND_DISPLAY HOME XDG_CONFIG_HOME XDG_STATE_HOME; export DISPLAY=:4711 " + environment
                        + "; exec \"$@\"",
                "sh"));
        command.addAll(program);
        try (Peer peer = Peer.start(command)) {
            return peer.errors();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LC_ALL=C HOME=$(printf '/nonexistent/j\\303\\274rgen')",
                "LC_ALL=C.UTF-8 HOME=$(printf '/nonexistent/j\\374rgen')",
                "LC_ALL=C XDG_CONFIG_HOME=$(printf '/nonexistent/\\342\\202\\254') XDG_RUNTIME_DIR=$(printf '/\\377')",
                "LC_ALL=xx_YY.UTF-8 HOME=$(printf '/nonexistent/j\\303\\274rgen')",
                "HOME=",
                "HOME=relative XDG_STATE_HOME=relative"
            })
    void theWindowIsTried(String environment) throws Exception {
        assertThat(errors(environment, Launcher.command()))
                .last()
                .asString()
                .startsWith("mqscope: window: ")
                .contains("it needs a display");
        assertThat(errors(environment, JavaProgram.command(Main.class)))
                .last()
                .asString()
                .startsWith("mqscope: window: ")
                .contains("it needs a display");
    }
}
