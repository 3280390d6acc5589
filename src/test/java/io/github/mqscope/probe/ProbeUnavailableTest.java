package io.github.mqscope.probe;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.ErrnoException;


import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.probe.ProbeState.Absent;
import io.github.mqscope.probe.ProbeState.Reason;
import org.junit.jupiter.api.Test;

class ProbeUnavailableTest {
    private static final Kernel GOOD = new Kernel("6.1.0-18-amd64", true, true, "[none] integrity confidentiality");

    private static ProbeState of(Errno errno, Kernel kernel) {
        return ProbeUnavailable.of(new ErrnoException("bpf", errno), kernel);
    }

    private static Reason reason(ProbeState state) {
        return ((Absent) state).reason();
    }

    @Test
    void anOldKernelIsToldByItsRelease() {
        assertThat(ProbeUnavailable.foreseen(new Kernel("5.18.19-generic", true, true, "")))
                .hasValueSatisfying(state -> assertThat(state)
                        .hasToString(
                                "Absent[reason=OLD_KERNEL, why=Linux 5.18.19-generic is too old for peek and trace, "
                                        + "remedy=They need Linux 5.19 or newer.]"));
        assertThat(ProbeUnavailable.foreseen(new Kernel("5.19.0", true, true, ""))).isEmpty();
        assertThat(ProbeUnavailable.foreseen(new Kernel("10.0-rc1", true, true, ""))).isEmpty();
        assertThat(ProbeUnavailable.foreseen(new Kernel("custom", true, true, ""))).isEmpty();
    }

    @Test
    void aKernelWithoutTypesAndAnUnknownMachineAreToldBeforeAnythingIsTried() {
        assertThat(ProbeUnavailable.foreseen(new Kernel("6.1", true, false, "")).map(ProbeUnavailableTest::reason))
                .contains(Reason.NO_BTF);
        assertThat(ProbeUnavailable.foreseen(new Kernel("6.1", false, true, "")).map(ProbeUnavailableTest::reason))
                .contains(Reason.UNKNOWN_MACHINE);
        assertThat(ProbeUnavailable.foreseen(GOOD)).isEmpty();
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
