package io.github.mqscope.demo.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line that starts a main class of this program in a JVM of its own.
public final class OwnJava {
    // As in the launcher where they matter to its cache, which a JVM with other ones refuses.
    private static final List<String> FLAGS = List.of(
            "-Xrs",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "--sun-misc-unsafe-memory-access=allow");

    private OwnJava() {}

    /// The same Java with the same modules or class path as this process, and its cache, if it has one; arguments may
    /// be added.
    public static List<String> command(Class<?> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        String cache = System.getProperty("mqscope.cache");
        if (cache != null) {
            command.addAll(List.of("-Xlog:disable", "-XX:AOTCache=" + cache));
        }
        for (String property : List.of("jna.boot.library.path", "jna.nounpack", "jna.tmpdir")) {
            String value = System.getProperty(property);
            if (value != null) {
                command.add("-D" + property + "=" + value);
            }
        }
        command.addAll(program(main));
        return command;
    }

    // An installed program has its modules inside its Java and needs no path to them.
    private static List<String> program(Class<?> main) {
        if (!main.getModule().isNamed()) {
            String classes = System.getProperty("java.class.path", "");
            return List.of("--enable-native-access=ALL-UNNAMED", "-cp", classes, main.getName());
        }
        String module = main.getModule().getName();
        List<String> program = new ArrayList<>();
        program.add("--enable-native-access=com.sun.jna,javafx.graphics," + module);
        String modules = System.getProperty("jdk.module.path");
        if (modules != null) {
            program.addAll(List.of("--module-path", modules));
        }
        program.addAll(List.of("-m", module + "/" + main.getName()));
        return program;
    }
}
