package io.github.mqscope.model.peek;

/// Why there is no probe; everything else works without it.
///
/// @param reason what is missing
/// @param why    one sentence for a person
/// @param remedy what to do about it, one sentence
public record ProbeUnavailable(Reason reason, String why, String remedy) {
    /// What may be missing.
    public enum Reason {
        /// This process may not load programs; a privileged step can do it.
        NOT_PRIVILEGED,
        /// The kernel describes no types, so programs cannot be fitted to it.
        NO_BTF,
        /// The kernel lacks what the programs need.
        OLD_KERNEL,
        /// The kernel is locked down against reading its memory.
        LOCKDOWN,
        /// Built without bpf(2).
        NOT_CONFIGURED,
        /// A machine that we do not know.
        UNKNOWN_MACHINE,
        /// Something else; the sentence has the kernel's answer.
        FAILED
    }
}
