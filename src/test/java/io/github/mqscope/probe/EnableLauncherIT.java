package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.sys.Self;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The privileged step as an installation runs it.
class EnableLauncherIT {
    private static final Pattern CHANGES_A_FILE =
            Pattern.compile("O_WRONLY|O_RDWR|O_CREAT|(unlink|rename|mkdir|link|symlink|truncate)(at)?\\(");

    /// What HotSpot opens, and failures.
    private static final Pattern HARMLESS = Pattern.compile("\"/proc/self/coredump_filter\"|\"/dev/(null|tty)\"|= -1 ");

    private static final String LAUNCHER = Path.of(System.getProperty("mqscope.launcher", ""))
            .resolveSibling("mqscope-enable")
            .toString();

    @Test
    void itHandsOverAndWritesNoFile(@TempDir Path directory) throws Exception {
        Requires.root();
        Requires.bpf();
        Requires.tool("strace");
        Path calls = directory.resolve("calls");
        String traced = "trace=openat,open,creat,unlink,unlinkat,rename,renameat,mkdir,mkdirat,link,symlink,truncate";
        ElevationOutcome outcome = Elevation.by(
                List.of(
                        "env",
                        "PKEXEC_UID=" + Self.euid(),
                        "strace",
                        "-f",
                        "-o",
                        calls.toString(),
                        "-e",
                        traced,
                        LAUNCHER),
                () -> false);
        assertThat(outcome).isInstanceOf(ElevationOutcome.Enabled.class);
        ((ElevationOutcome.Enabled) outcome).descriptors().close();
        assertThat(Files.readAllLines(calls))
                .isNotEmpty()
                .filteredOn(call -> CHANGES_A_FILE.matcher(call).find())
                .allMatch(call -> HARMLESS.matcher(call).find());
    }

    @Test
    void itRefusesJavaOptionsAndArguments() throws Exception {
        for (List<String> command : List.of(
                List.of("env", "PKEXEC_UID=1", "JAVA_TOOL_OPTIONS=", LAUNCHER), List.of(LAUNCHER, "anything"))) {
            try (Peer refused = Peer.start(command)) {
                assertThat(refused.exitStatus()).isEqualTo(ProbeStarter.REFUSED);
                assertThat(refused.errors())
                        .singleElement()
                        .asString()
                        .startsWith("mqscope-enable: takes no arguments");
            }
        }
    }
}
