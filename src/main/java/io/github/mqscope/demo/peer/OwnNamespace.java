package io.github.mqscope.demo.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a program is started in an IPC namespace of its own, where its queues and limits touch nobody else's and are
/// gone with it: by unshare(1), which any user may run, as root of a user namespace.
///
/// Root there has none of the rights of the machine's root, and begins with a budget for queues that is unspent.
public final class OwnNamespace {
    private static final List<String> PREFIX = List.of("unshare", "--user", "--map-root-user", "--ipc");

    // The usual reasons: a file and the value that forbids it.
    private static final Map<String, String> FORBIDDING = Map.of(
            "/proc/sys/user/max_user_namespaces", "0",
            "/proc/sys/kernel/unprivileged_userns_clone", "0",
            "/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1");
    private static final Optional<String> REFUSAL = tryIt();

    private OwnNamespace() {}

    private static Optional<String> tryIt() {
        List<String> trial = new ArrayList<>(PREFIX);
        trial.add("true");
        return Trial.failure(trial).map(OwnNamespace::explained);
    }

    private static String explained(String failure) {
        String causes = String.join(
                ", ",
                FORBIDDING.entrySet().stream()
                        .filter(entry -> holds(entry.getKey(), entry.getValue()))
                        .map(entry -> entry.getKey() + " is " + entry.getValue())
                        .toList());
        return failure + (causes.isEmpty() ? "; a container's seccomp filter often forbids it" : ": " + causes);
    }

    private static boolean holds(String file, String value) {
        try {
            return Files.readAllLines(Path.of(file)).contains(value);
        } catch (IOException unknown) {
            return false;
        }
    }

    /// Why this machine refuses one; empty where it does not.
    public static Optional<String> refusal() {
        return REFUSAL;
    }

    /// The words before the command; none where it is refused.
    static List<String> prefix() {
        return REFUSAL.isEmpty() ? PREFIX : List.of();
    }
}
