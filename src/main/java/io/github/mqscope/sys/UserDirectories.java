package io.github.mqscope.sys;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/// Where the files of a user belong, by the XDG Base Directory Specification: in the folder that `$XDG_…_HOME` names
/// if that is an absolute path, else below `$HOME`, else below the home that the system knows for the user.
///
/// Nothing is looked for and nothing is made. A folder whose name the JVM cannot hold byte for byte is none: what it
/// made of the name would be another folder. The launcher sees to it that this is so only where the bytes are not
/// UTF-8; the JVM goes by the locale, whatever `sun.jnu.encoding` is set to.
public final class UserDirectories {
    private static final char NO_TEXT = '\ufffd'; // What the JVM makes of bytes that it cannot decode.

    private final Map<String, String> environment;
    private final String home;

    /// @param home as `user.home`: `?` where the system knows none
    UserDirectories(Map<String, String> environment, String home) {
        this.environment = environment;
        this.home = home;
    }

    /// Those of the user whose process this is.
    public static UserDirectories ofProcess() {
        return new UserDirectories(System.getenv(), System.getProperty("user.home", "?"));
    }

    /// Ours for settings, `~/.config/mqscope` unless told otherwise.
    /// @throws IOException saying why there is none
    public Path config() throws IOException {
        return ours("XDG_CONFIG_HOME", ".config");
    }

    /// Ours for what outlives the process and is no setting, `~/.local/state/mqscope` unless told otherwise.
    /// @throws IOException saying why there is none
    public Path state() throws IOException {
        return ours("XDG_STATE_HOME", ".local/state");
    }

    private Path ours(String variable, String below) throws IOException {
        String named = environment.getOrDefault(variable, "");
        Path base = named.startsWith("/") ? path("$" + variable, named) : home().resolve(below);
        return base.resolve("mqscope");
    }

    private Path home() throws IOException {
        String named = environment.getOrDefault("HOME", "");
        if (named.startsWith("/")) {
            return path("$HOME", named);
        }
        if (home.startsWith("/")) {
            return path("the user's home", home);
        }
        throw new IOException("$HOME is not set, and the system knows no home of this user");
    }

    private static Path path(String what, String name) throws IOException {
        try {
            if (name.indexOf(NO_TEXT) < 0) {
                return Path.of(name);
            }
        } catch (InvalidPathException unmappable) {
            // It goes the same way.
        }
        throw new IOException(what + " is no text in this locale's encoding, " + System.getProperty("sun.jnu.encoding")
                + ", so Java cannot name that folder");
    }
}
