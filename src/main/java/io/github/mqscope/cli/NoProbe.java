package io.github.mqscope.cli;

import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.model.peek.ProbeUnavailable;
import io.github.mqscope.model.peek.ProbeUnavailable.Reason;
import java.util.Locale;

/// How a command ends that needs the probe where there is none.
final class NoProbe {
    private NoProbe() {}

    /// Says why, and what to do at a prompt.
    static ExitStatus end(Terminal terminal, String command, ProbeUnavailable because) {
        terminal.complain(command + ": " + because.why() + "; " + remedy(because));
        // Another time it may be there: something was used up, or went wrong.
        return because.reason() == Reason.FAILED ? ExitStatus.FAILED : ExitStatus.NOT_SUPPORTED;
    }

    // The window's way to the privilege is a button; here it is who runs the command.
    private static String remedy(ProbeUnavailable because) {
        if (because.reason() == Reason.NOT_PRIVILEGED) {
            return "run it as root, for example with sudo";
        }
        String sentence = because.remedy();
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                + sentence.substring(1).replaceFirst("\\.$", "");
    }
}
