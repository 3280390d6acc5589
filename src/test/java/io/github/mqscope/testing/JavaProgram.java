package io.github.mqscope.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A main class of ours in a JVM of its own, for what a test must not do to its own process.
///
/// It gets the class path and the flags that the tests themselves run with.
public final class JavaProgram {
    /// The system property that tells it which run of tests it belongs to.
    static final String RUN = "mqscope.test.run";

    private static final List<String> OPTIONS = List.of(
            "-Xrs", "-XX:-UsePerfData", "-XX:+DisableAttachMechanism", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private JavaProgram() {}

    /// Its command line, to be run under another program such as `prlimit` or `env`.
    public static List<String> command(Class<?> main, String... arguments) {
        return command(OPTIONS, main, arguments);
    }

    /// The same with other options of the JVM, such as those of the launcher.
    public static List<String> command(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-D" + RUN + "=" + ProcessHandle.current().pid()));
        for (String natives : List.of("jna.tmpdir", "javafx.cachedir")) {
            String directory = System.getProperty(natives);
            if (directory != null) {
                command.add("-D" + natives + "=" + directory);
            }
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /// Starts it behind the words of another program, such as `prlimit --nofile=40`.
    public static Peer start(List<String> wrapper, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(command(main, arguments));
        return Peer.start(command);
    }
}
