package io.github.mqscope.probe;

import io.github.mqscope.model.peek.ProbeUnavailable;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.sys.Bpf;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The trace programs in the kernel, attached to nothing: whoever holds their descriptors may start a trace.
///
/// Loading takes CAP_BPF and CAP_PERFMON. Starting takes nothing: BPF_LINK_CREATE asks for the descriptor of
/// a program on a raw tracepoint, not for a capability; so a process that was handed the descriptors attaches
/// while it traces, and only then. When the last holder is gone, so is all of it.
public final class TraceProgram implements TraceStart, AutoCloseable {
    /// Whose calls a trace shows.
    ///
    /// @param everyone those of all users
    /// @param uid      else those of programs that this user may look into, as ptrace(2) has it, and those
    ///                 on queues that are his, with the messages that were in them
    public record Audience(boolean everyone, int uid) {}

    // Bytes of the ring, a power of two: what comes in a fifth of a second and more at full speed. All of it counts as
    // resident.
    private static final int RING = 16 << 20;

    private static final String RESOURCE = "trace";
    private static final String POLICY = "trace_policy";

    private final ProbeDescriptors descriptors;
    private final Runnable release;

    private TraceProgram(ProbeDescriptors descriptors, Runnable release) {
        this.descriptors = descriptors;
        this.release = release;
    }

    private static TraceProgram owning(ProbeDescriptors descriptors) {
        return new TraceProgram(descriptors, descriptors::close);
    }

    /// Loads them, for an audience that nobody can change after.
    public static TraceState load(Audience audience) {
        Kernel kernel = Kernel.read();
        Optional<ProbeUnavailable> foreseen = ProbeDiagnosis.foreseen(kernel);
        if (foreseen.isPresent()) {
            return new TraceState.Absent(foreseen.get());
        }
        try {
            return new TraceState.Ready(owning(descriptors(audience)));
        } catch (ErrnoException e) {
            return new TraceState.Absent(ProbeDiagnosis.of(e, kernel));
        }
    }

    /// The same as descriptors, to be handed over: not those of maps through which a holder could see calls
    /// that are not for him, or say who he is.
    /// @throws ErrnoException EPERM without the privilege, EINVAL where the kernel is too old, …
    static ProbeDescriptors descriptors(Audience audience) throws ErrnoException {
        ProbeDescriptors loaded = LightSkeleton.ofResource(RESOURCE).load(Map.of("trace_ring", RING));
        try {
            TraceMaps.decide(loaded.get(POLICY), audience);
            return loaded.without(POLICY, "trace_scratch", "trace_entries");
        } catch (ErrnoException e) {
            loaded.close();
            throw e;
        }
    }

    /// The programs among those that were handed over, which stay the peek's to close.
    public static Optional<TraceProgram> beside(Peek peek) {
        ProbeDescriptors descriptors = peek.descriptors();
        boolean whole = Stream.of(
                        "trace_ring",
                        "trace_control",
                        "trace_wanted",
                        "trace_names",
                        "trace_enter",
                        "trace_exit",
                        "trace_pending")
                .allMatch(descriptors::has);
        return whole ? Optional.of(new TraceProgram(descriptors, () -> {})) : Optional.empty();
    }

    /// Begins to trace. One trace at a time: they would share the ring.
    @Override
    public Trace start(TraceOptions options) throws ErrnoException {
        return Trace.start(descriptors, options);
    }

    static Fd attach(Fd program) throws ErrnoException {
        return Bpf.link(program, 0, Bpf.BPF_TRACE_RAW_TP);
    }

    /// Lets go of the descriptors, after the trace.
    @Override
    public void close() {
        release.run();
    }
}
