package io.github.mqscope.local;

import io.github.mqscope.space.Identity;
import io.github.mqscope.sys.Self;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Who this process is.
public final class LocalIdentity {
    private LocalIdentity() {}

    /// All of it, as of now.
    public static Identity read() {
        int uid = Self.euid();
        return new Identity(
                line("hostname"), namespace(), Self.pid(), uid, System.getProperty("user.name", ""), line("osrelease"));
    }

    private static String line(String name) {
        try {
            return Files.readString(Path.of("/proc/sys/kernel", name)).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }

    /// Inode number of its IPC namespace; 0 where it cannot be read.
    public static long namespace() {
        try {
            // The link reads `ipc:[4026531839]`.
            String link = Files.readSymbolicLink(Path.of("/proc/self/ns/ipc")).toString();
            return Long.parseLong(link.replaceAll("\\D", ""));
        } catch (IOException | NumberFormatException unreadable) {
            return 0;
        }
    }
}
