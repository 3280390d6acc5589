package io.github.mqscope.demo.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line that starts a main class of this program in a JVM of its own.
public final class OwnJava {
    private static final List<String> FLAGS = List.of(
            "-Xrs", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "--sun-misc-unsafe-memory-access=allow");

    private OwnJava() {}

    /// The same Java with the same modules or class path as this process; arguments may be added.
    public static List<String> command(Class<?> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        for (String property : List.of("jna.boot.library.path", "jna.nounpack", "jna.tmpdir")) {
            String value = System.getProperty(property);
            if (value != null) {
                command.add("-D" + property + "=" + value);
            }
        }
        command.addAll(program(main));
        return command;
    }

    private static List<String> program(Class<?> main) {
        String modules = System.getProperty("jdk.module.path");
        if (modules == null || !main.getModule().isNamed()) {
            String classes = System.getProperty("java.class.path", "");
            return List.of("--enable-native-access=ALL-UNNAMED", "-cp", classes, main.getName());
        }
        String module = main.getModule().getName();
        String access = "--enable-native-access=com.sun.jna," + module;
        return List.of(access, "--module-path", modules, "-m", module + "/" + main.getName());
    }
}
