package io.github.mqscope.testing;

import io.github.mqscope.sys.Self;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The launcher that `mvn package` stages, as a user starts it. For integration tests, which come after that.
public final class Launcher {
    private static final int NOBODY = 65534;

    private Launcher() {}

    /// Its file.
    public static Path file() {
        return Path.of(System.getProperty("mqscope.launcher"));
    }

    /// A command line.
    public static List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(file().toString()));
        command.addAll(Arrays.asList(words));
        return command;
    }

    /// Starts a command.
    public static Peer start(String... words) throws IOException {
        return Peer.start(command(words));
    }

    /// Starts a command as a user without any right, who could not read it where root has built it.
    /// @param directory where a copy may be put
    public static Peer startAsOrdinaryUser(Path directory, String... words) throws Exception {
        if (Self.euid() != 0) {
            return start(words);
        }
        Requires.tool("setpriv");
        List<String> command = new ArrayList<>(withoutRights());
        command.addAll(1, List.of("--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        command.addAll(List.of("env", "HOME=/nonexistent", copy(directory).toString()));
        command.addAll(Arrays.asList(words));
        return Peer.start(command);
    }

    /// What root starts a program with that shall be bound by modes and limits like anybody else.
    public static List<String> withoutRights() {
        return List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all");
    }

    private static Path copy(Path directory) throws Exception {
        Path copy = directory.resolve("mqscope");
        if (Files.notExists(copy)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            String home = file().resolve("../..").normalize().toString();
            try (Peer cp =
                    Peer.start("sh", "-c", "cp -r \"$0\" \"$1\" && chmod -R a+rX \"$1\"", home, copy.toString())) {
                if (cp.exitStatus() != 0) {
                    throw new AssertionError(String.join("\n", cp.errors()));
                }
            }
        }
        return copy.resolve("bin/mqscope");
    }
}
