package io.github.mqscope.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The options with which the launcher starts Java for a command, in its own words: it is given a Java that prints what
/// it is told. Without those of the cache, which is made for the modules and not for a class path.
public final class LauncherOptions {
    private static final Path LAUNCHER = Path.of("packaging", "launcher", "mqscope");
    private static final String PRINTS = "#!/bin/sh\nprintf '%s\\n' \"$@\"\nenv\n";

    private LauncherOptions() {}

    /// @param command what mqscope is told to do, none for the window
    public static List<String> of(String... command) throws IOException, InterruptedException {
        return told(command).stream().filter(LauncherOptions::isTuning).toList();
    }

    /// What it sets for the libraries of the window, as the words of env(1).
    public static List<String> environment() throws IOException, InterruptedException {
        return told().stream().filter(word -> word.startsWith("GDK_")).toList();
    }

    private static List<String> told(String... command) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("mqscope-launcher-");
        try {
            Path launcher = script(home.resolve("bin/mqscope"), Files.readString(LAUNCHER));
            script(home.resolve("jdk/bin/java"), PRINTS);
            Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"99\"\n");
            List<String> words = new ArrayList<>(List.of(launcher.toString()));
            words.addAll(List.of(command));
            ProcessBuilder launch = new ProcessBuilder(words);
            launch.environment().put("MQSCOPE_JAVA", home.resolve("jdk").toString());
            Process process = launch.redirectErrorStream(true).start();
            List<String> told = process.inputReader().lines().toList();
            if (process.waitFor() != 0) {
                throw new IOException("the launcher ended with " + process.exitValue() + ": " + told);
            }
            return told;
        } finally {
            delete(home);
        }
    }

    private static boolean isTuning(String option) {
        return option.startsWith("-X") || option.startsWith("-Dprism");
    }

    private static Path script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
