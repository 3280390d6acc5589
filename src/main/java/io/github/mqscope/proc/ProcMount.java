package io.github.mqscope.proc;

import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.FileReads;
import io.github.mqscope.sys.Self;
import java.util.regex.Pattern;

/// How `/proc` is mounted where this process looks at it, see proc(5).
final class ProcMount {
    private static final int MOUNTS = 1 << 18;
    private static final Pattern HIDING =
            Pattern.compile("\\S+ \\S+ \\S+ / /proc .* - proc .*\\bhidepid=(2|4|invisible|ptraceable)\\b.*");

    private ProcMount() {}

    /// Whether processes of other users are left out of it; false where that is not known, and for root.
    static boolean hidesOthers() {
        if (Self.euid() == 0) {
            return false;
        }
        try (Directory own = Directory.open("/proc/self")) {
            return FileReads.text(own, "mountinfo", MOUNTS)
                    .lines()
                    .filter(line -> line.contains(" /proc "))
                    .reduce((lower, upper) -> upper)
                    .filter(line -> HIDING.matcher(line).matches())
                    .isPresent();
        } catch (ErrnoException unknown) {
            return false;
        }
    }
}
