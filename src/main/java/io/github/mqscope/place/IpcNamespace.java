package io.github.mqscope.place;

import io.github.mqscope.text.Escaped;
import java.util.Optional;

/// An IPC namespace of this machine, by one of the processes in it.
///
/// @param number      inode number, as in `/proc/PID/ns/ipc`
/// @param pid         its oldest process that could be seen
/// @param command     that process's name, escaped
/// @param uid         that process's user
/// @param processes   how many could be seen
/// @param isOurs      whether it is this process's
/// @param isInOurUserNamespace whether its processes are in this process's user namespace
/// @param isSetgroupsDenied whether setgroups(2) is denied in its user namespace, see user_namespaces(7)
/// @param container   the container, where it is one's: its name, or the beginning of its ID; escaped
/// @param containerId the container's whole ID
/// @param unit        the systemd unit of that process, escaped
public record IpcNamespace(
        long number,
        int pid,
        String command,
        int uid,
        int processes,
        boolean isOurs,
        boolean isInOurUserNamespace,
        boolean isSetgroupsDenied,
        Optional<String> container,
        Optional<String> containerId,
        Optional<String> unit) {

    private static final long INITIAL = 0xEFFFFFFFL; // PROC_IPC_INIT_INO of <linux/proc_ns.h>.

    /// What it is called: its container, else its unit, else its process.
    public String label() {
        if (number == INITIAL) {
            return "the initial namespace";
        }
        return container.or(() -> unit).orElse(command + "[" + pid + "]");
    }

    /// Whether a person means it by this word: a container's name or the beginning of its ID, or a unit.
    boolean isCalled(String word) {
        String called = Escaped.of(word);
        boolean byId = word.length() >= 4
                && containerId.filter(id -> id.startsWith(word)).isPresent();
        return byId
                || container.filter(called::equals).isPresent()
                || unit.filter(name -> name.equals(called)
                                || name.replaceFirst("\\.[a-z]+$", "").equals(called))
                        .isPresent();
    }
}
