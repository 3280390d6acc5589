package io.github.mqscope.proc;

import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import java.nio.charset.StandardCharsets;

/// The PID namespace of this process, see pid_namespaces(7).
final class PidNamespace {
    private static final String INITIAL = "pid:[" + 0xEFFFFFFCL + "]"; // PROC_PID_INIT_INO of <linux/proc_ns.h>.

    private PidNamespace() {}

    /// Whether there is one around it, whose processes cannot be seen from inside; false where that is not known.
    static boolean isInner() {
        try (Directory own = Directory.open("/proc/self/ns")) {
            byte[] namespace = own.readlink("pid".getBytes(StandardCharsets.US_ASCII));
            return !new String(namespace, StandardCharsets.US_ASCII).equals(INITIAL);
        } catch (ErrnoException unknown) {
            return false;
        }
    }
}
