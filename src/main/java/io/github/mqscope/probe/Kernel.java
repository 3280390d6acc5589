package io.github.mqscope.probe;

import io.github.mqscope.sys.Bpf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What of the running kernel decides whether the probe can work.
///
/// @param release   such as `6.1.0-18-amd64`
/// @param knownArch whether we know this machine's number of bpf(2)
/// @param btf       whether it describes its types
/// @param lockdown  the file of that name of securityfs, such as `none [integrity] confidentiality`; empty without
record Kernel(String release, boolean knownArch, boolean btf, String lockdown) {
    private static final int LIMIT = 256;

    /// The one we run on.
    static Kernel read() {
        return new Kernel(
                text("/proc/sys/kernel/osrelease"),
                Bpf.isSupported(),
                Files.exists(Path.of("/sys/kernel/btf/vmlinux")),
                text("/sys/kernel/security/lockdown"));
    }

    // Files below /proc/sys give everything to the first read only.
    private static String text(String file) {
        try (var in = Files.newInputStream(Path.of(file))) {
            byte[] bytes = new byte[LIMIT];
            int length = Math.max(0, in.read(bytes));
            return new String(bytes, 0, length, StandardCharsets.US_ASCII).strip();
        } catch (IOException absent) {
            return "";
        }
    }

    /// Whether the release is known to be older than `major.minor`.
    boolean isBefore(int major, int minor) {
        String[] parts = release.split("[^0-9]+", 3);
        if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            return false;
        }
        int ours = Integer.parseInt(parts[0]);
        return ours < major || (ours == major && Integer.parseInt(parts[1]) < minor);
    }

    /// Whether even root may not read the kernel's memory.
    boolean isConfidential() {
        return lockdown.contains("[confidentiality]");
    }
}
