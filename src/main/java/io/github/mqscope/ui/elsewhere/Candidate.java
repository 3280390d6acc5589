package io.github.mqscope.ui.elsewhere;

import io.github.mqscope.place.IpcNamespace;
import io.github.mqscope.place.IpcNamespaces;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An IPC namespace of this machine that can be looked at.
///
/// @param namespace which
/// @param user      the name of its oldest process's user, escaped; the number where it has none
record Candidate(IpcNamespace namespace, String user) {
    /// What was found.
    ///
    /// @param unseen processes whose namespace may not be seen
    record All(List<Candidate> candidates, int unseen) {}

    /// Reads them from `/proc`. Takes some milliseconds, or longer where users' names come over the network.
    static All read() throws IOException {
        IpcNamespaces.Found found = IpcNamespaces.read();
        return new All(
                found.namespaces().stream()
                        .map(each -> new Candidate(each, user(each)))
                        .toList(),
                found.unseen());
    }

    private static String user(IpcNamespace namespace) {
        try {
            return Escaped.of(Files.getOwner(Path.of("/proc", Integer.toString(namespace.pid())))
                    .getName());
        } catch (IOException gone) {
            return Integer.toString(namespace.uid());
        }
    }

    /// Whether a process may enter it.
    /// @param isRoot whether that is root
    boolean canBeEntered(boolean isRoot) {
        return isRoot || namespace.isOurs() || !namespace.isInOurUserNamespace();
    }
}
