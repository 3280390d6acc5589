package io.github.mqscope.log;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// On what this program runs: the lines before its first record, and before whatever is copied for a report.
public final class LogHead {
    /// As in the pom; a test compares them.
    public static final String VERSION = "0.1.0";

    private static final List<String> SESSION = List.of("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "LANG", "LC_ALL");
    private static final List<String> DISPLAYS = List.of("DISPLAY", "WAYLAND_DISPLAY");

    private LogHead() {}

    /// Those of this process.
    public static List<String> lines() {
        return lines(System.getenv());
    }

    static List<String> lines(Map<String, String> environment) {
        return List.of(
                "mqscope " + VERSION + ", process " + ProcessHandle.current().pid(),
                "Java " + property("java.runtime.version") + ", " + property("java.vendor"),
                property("os.name") + " " + property("os.version") + ", " + property("os.arch"),
                "session: " + session(environment));
    }

    private static String property(String name) {
        return LogLine.escaped(System.getProperty(name, "?"));
    }

    // Where a display is may name another machine: only whether there is one.
    private static String session(Map<String, String> environment) {
        StringBuilder words = new StringBuilder();
        SESSION.forEach(name -> words.append(name)
                .append(' ')
                .append(Optional.ofNullable(environment.get(name))
                        .map(LogLine::escaped)
                        .orElse("not set"))
                .append(", "));
        DISPLAYS.forEach(name ->
                words.append(name).append(environment.getOrDefault(name, "").isEmpty() ? " not set, " : " set, "));
        return words.substring(0, words.length() - 2);
    }
}
