package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.peek.ProbeUnavailable;
import io.github.mqscope.model.peek.ProbeUnavailable.Reason;
import io.github.mqscope.sys.ErrnoException;
import org.junit.jupiter.api.Test;

class ProbeDiagnosisTest {
    private static final Kernel GOOD = new Kernel("6.1.0-18-amd64", true, true, "[none] integrity confidentiality");

    private static ProbeUnavailable of(Errno errno, Kernel kernel) {
        return ProbeDiagnosis.of(new ErrnoException("bpf", errno), kernel);
    }

    private static Reason reason(ProbeUnavailable why) {
        return why.reason();
    }

    @Test
    void anOldKernelIsToldByItsRelease() {
        assertThat(ProbeDiagnosis.foreseen(new Kernel("5.18.19-generic", true, true, "")))
                .hasValueSatisfying(state -> assertThat(state)
                        .hasToString(
                                "ProbeUnavailable[reason=OLD_KERNEL, why=Linux 5.18.19-generic is too old for peek and trace, "
                                        + "remedy=They need Linux 5.19 or newer.]"));
        assertThat(ProbeDiagnosis.foreseen(new Kernel("5.19.0", true, true, "")))
                .isEmpty();
        assertThat(ProbeDiagnosis.foreseen(new Kernel("10.0-rc1", true, true, "")))
                .isEmpty();
        assertThat(ProbeDiagnosis.foreseen(new Kernel("custom", true, true, "")))
                .isEmpty();
    }

    @Test
    void aKernelWithoutTypesAndAnUnknownMachineAreToldBeforeAnythingIsTried() {
        assertThat(ProbeDiagnosis.foreseen(new Kernel("6.1", true, false, "")).map(ProbeDiagnosisTest::reason))
                .contains(Reason.NO_BTF);
        assertThat(ProbeDiagnosis.foreseen(new Kernel("6.1", false, true, "")).map(ProbeDiagnosisTest::reason))
                .contains(Reason.UNKNOWN_MACHINE);
        assertThat(ProbeDiagnosis.foreseen(GOOD)).isEmpty();
    }

    @Test
    void aFailureToLoadIsToldByErrnoAndLockdown() {
        assertThat(reason(of(Errno.EPERM, GOOD))).isEqualTo(Reason.NOT_PRIVILEGED);
        assertThat(reason(of(Errno.ENOSYS, GOOD))).isEqualTo(Reason.NOT_CONFIGURED);
        assertThat(reason(of(Errno.EINVAL, GOOD))).isEqualTo(Reason.FAILED);
        Kernel locked = new Kernel("6.1", true, true, "none integrity [confidentiality]");
        assertThat(reason(of(Errno.EPERM, locked))).isEqualTo(Reason.LOCKDOWN);
    }

    @Test
    void theKernelWeRunOnHasARelease() {
        assertThat(Kernel.read().release()).matches("\\d+\\.\\d+.*");
    }
}
