package io.github.mqscope.mqueue;

import io.github.mqscope.sys.Self;
import io.github.mqscope.sys.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// What this process may as far as the kernel goes by numbers, and what else may refuse it something. As of when it
/// was read; see credentials(7) and capabilities(7).
///
/// @param uid          effective
/// @param groups       the effective one and the supplementary ones
/// @param capabilities effective, of its user namespace
/// @param first        whether its user namespace is the initial one, the only one of which capabilities lift limits
/// @param filtered     whether a seccomp filter is on it
/// @param label        by SELinux, AppArmor or another; empty for none
record ProcessRights(long uid, Set<Long> groups, long capabilities, boolean first, boolean filtered, String label) {
    static final int CAP_DAC_OVERRIDE = 1;
    static final int CAP_DAC_READ_SEARCH = 2;
    static final int CAP_FOWNER = 3;
    static final int CAP_SYS_RESOURCE = 24;

    private static final String FIRST_USER_NAMESPACE = "user:[4026531837]";
    private static final long NOBODY = 65_534;
    private static final String FILTERED = "2";

    /// As of now. Where no descriptor is left to read it with, only the user is known.
    static ProcessRights read() {
        String namespace;
        try {
            namespace = Files.readSymbolicLink(Path.of("/proc/self/ns/user")).toString();
        } catch (IOException unreadable) {
            namespace = "";
        }
        String status = text("/proc/self/status");
        return status.isEmpty()
                ? new ProcessRights(Integer.toUnsignedLong(Self.euid()), Set.of(), 0, false, false, "")
                : of(status, namespace, text("/proc/self/attr/current"));
    }

    private static String text(String file) {
        try {
            return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /// @param status    of /proc/PID/status
    /// @param namespace as the link /proc/PID/ns/user reads
    /// @param label     of /proc/PID/attr/current
    static ProcessRights of(String status, String namespace, String label) {
        Set<Long> groups = Arrays.stream(field(status, "Groups:").split("\\s+"))
                .filter(group -> !group.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toSet());
        groups.add(effective(status, "Gid:"));
        return new ProcessRights(
                effective(status, "Uid:"),
                Set.copyOf(groups),
                Long.parseUnsignedLong("0" + field(status, "CapEff:"), 16),
                namespace.equals(FIRST_USER_NAMESPACE),
                field(status, "Seccomp:").equals(FILTERED),
                label.replaceAll("[\\x00\\s]+$", ""));
    }

    private static long effective(String status, String key) {
        String[] ids = field(status, key).split("\\s+");
        return ids.length > 1 ? Long.parseLong(ids[1]) : -1;
    }

    private static String field(String status, String key) {
        return status.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .findFirst()
                .orElse("");
    }

    /// Whether more than the user is known.
    boolean isKnown() {
        return !groups.isEmpty();
    }

    boolean has(int capability) {
        return (capabilities >> capability & 1) != 0;
    }

    /// Whether limits that only a capability of the initial user namespace lifts are lifted.
    boolean isAboveLimits() {
        return first && has(CAP_SYS_RESOURCE);
    }

    /// Whether a capability counts for a file: its owner and group must have numbers in this user namespace.
    boolean hasOver(Stat file, int capability) {
        return has(capability) && !isOwnedOutside(file);
    }

    private boolean isOwnedOutside(Stat file) {
        return !first && (uid(file) == NOBODY || gid(file) == NOBODY);
    }

    /// Whether the mode of a file lets this process do something.
    /// @param bits 4 to read, 2 to write, 1 to go into
    boolean may(Stat file, int bits) {
        int shift = uid == uid(file) ? 6 : groups.contains(gid(file)) ? 3 : 0;
        boolean reads = bits == 4 && hasOver(file, CAP_DAC_READ_SEARCH);
        return reads || hasOver(file, CAP_DAC_OVERRIDE) || (file.permissions() >> shift & bits) == bits;
    }

    /// Whether this process is what a file's owner is.
    boolean owns(Stat file) {
        return uid == uid(file);
    }

    private static long uid(Stat file) {
        return Integer.toUnsignedLong(file.uid());
    }

    private static long gid(Stat file) {
        return Integer.toUnsignedLong(file.gid());
    }

    /// `0640, of uid 1001 and gid 100`.
    static String of(Stat file) {
        return String.format("%04o, of uid %d and gid %d", file.permissions(), uid(file), gid(file));
    }

    /// Who it is beside a file: `you are uid 1000, in none of its groups`.
    String beside(Stat file) {
        String who = "you are uid " + uid
                + (owns(file) ? ", its owner" : groups.contains(gid(file)) ? ", in its group" : ", not in its group");
        if (isOwnedOutside(file)) {
            return who
                    + ", in a user namespace in which its owner or group has no number, so that no capability counts";
        }
        return uid == 0 ? who + ", without the capability that lets root" : who;
    }

    /// What may refuse something that modes and owners do not: what of it is there.
    String leftOver() {
        String mandatory = label.isEmpty() || label.equals("unconfined")
                ? "no SELinux or AppArmor label confines this process"
                : "its SELinux or AppArmor label is '" + label + "'";
        return filtered
                ? "a seccomp filter is on this process, " + mandatory
                : "it has no seccomp filter, " + mandatory;
    }
}
