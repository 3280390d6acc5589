package io.github.mqscope.probe;

import io.github.mqscope.model.peek.ProbeUnavailable;
import io.github.mqscope.probe.ProbeState.Ready;
import io.github.mqscope.sys.ErrnoException;
import java.util.Optional;

/// Brings the probe up, or says why it cannot be.
public final class Probe {
    private Probe() {}

    /// Loads the programs, which needs CAP_BPF and CAP_PERFMON. Nothing is attached, nothing outlives the process.
    public static ProbeState open() {
        Kernel kernel = Kernel.read();
        try {
            Optional<ProbeUnavailable> foreseen = ProbeDiagnosis.foreseen(kernel);
            return foreseen.isPresent() ? new ProbeState.Absent(foreseen.get()) : adopt(PeekProgram.load());
        } catch (ErrnoException e) {
            return new ProbeState.Absent(ProbeDiagnosis.of(e, kernel));
        }
    }

    /// Uses programs that a privileged process has loaded and handed over; needs no privilege.
    public static ProbeState adopt(ProbeDescriptors descriptors) {
        try {
            return new Ready(new Peek(descriptors));
        } catch (ErrnoException e) {
            descriptors.close();
            return new ProbeState.Absent(ProbeDiagnosis.of(e, Kernel.read()));
        }
    }
}
