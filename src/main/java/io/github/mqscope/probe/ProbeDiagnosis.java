package io.github.mqscope.probe;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.peek.ProbeUnavailable;
import io.github.mqscope.model.peek.ProbeUnavailable.Reason;
import io.github.mqscope.mqueue.OutOfDescriptors;
import io.github.mqscope.sys.ErrnoException;
import java.util.Optional;

/// The sentences that say why there is no probe.
final class ProbeDiagnosis {
    private static final int MAJOR = 5;
    private static final int MINOR = 19;

    private ProbeDiagnosis() {}

    /// What is plain before anything was tried.
    static Optional<ProbeUnavailable> foreseen(Kernel kernel) {
        if (!kernel.knownArch()) {
            return Optional.of(absent(
                    Reason.UNKNOWN_MACHINE,
                    "mqscope has no BPF support for this machine",
                    "Peek and trace work on x86-64, and are built but untested for arm64."));
        }
        if (kernel.isBefore(MAJOR, MINOR)) {
            return Optional.of(absent(
                    Reason.OLD_KERNEL,
                    "Linux " + kernel.release() + " is too old for peek and trace",
                    "They need Linux 5.19 or newer."));
        }
        if (!kernel.btf()) {
            return Optional.of(absent(
                    Reason.NO_BTF,
                    "this kernel does not describe its types: there is no /sys/kernel/btf/vmlinux",
                    "Use a kernel built with CONFIG_DEBUG_INFO_BTF, as the usual distributions' are."));
        }
        return Optional.empty();
    }

    /// What a failure to load means.
    static ProbeUnavailable of(ErrnoException e, Kernel kernel) {
        if (kernel.isConfidential()) {
            return absent(
                    Reason.LOCKDOWN,
                    "this kernel is locked down: no program may read its memory, not even root's",
                    "Start it with lockdown=integrity or none; with Secure Boot that is the distribution's choice.");
        }
        if (e.errno().isAnyOf(Errno.EPERM, Errno.EACCES)) {
            return absent(
                    Reason.NOT_PRIVILEGED,
                    "loading the BPF programs needs CAP_BPF and CAP_PERFMON",
                    "Enable peek and trace once with the administrator's password, or run mqscope as root.");
        }
        if (e.is(Errno.ENOSYS)) {
            return absent(
                    Reason.NOT_CONFIGURED,
                    "this kernel has no bpf(2)",
                    "Use a kernel built with CONFIG_BPF_SYSCALL, as the usual distributions' are.");
        }
        Optional<String> limit = OutOfDescriptors.meaning(e);
        if (limit.isPresent()) {
            return absent(Reason.FAILED, e.call() + ": " + e.errno().name(), limit.get() + ".");
        }
        return absent(
                Reason.FAILED,
                "the kernel refused the BPF programs: " + e.getMessage(),
                "Please report this with the output of `uname -a`.");
    }

    private static ProbeUnavailable absent(Reason reason, String why, String remedy) {
        return new ProbeUnavailable(reason, why, remedy);
    }
}
