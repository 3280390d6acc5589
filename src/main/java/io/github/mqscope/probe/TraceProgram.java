package io.github.mqscope.probe;

import io.github.mqscope.sys.Bpf;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import java.util.List;
import java.util.Map;

/// The trace programs in the kernel, attached to nothing: whoever holds their descriptors may start a trace.
///
/// Loading takes CAP_BPF and CAP_PERFMON; starting takes nothing, so a process that was handed the
/// descriptors attaches only while it traces. When the last holder is gone, so is all of it.
///
/// @param descriptors maps and programs by name
public record TraceProgram(Map<String, Fd> descriptors) implements AutoCloseable {
    /// Whose calls a trace shows.
    ///
    /// @param everyone those of all users
    /// @param uid      else those that this user made, and those on queues that are his
    public record Audience(boolean everyone, int uid) {}

    /// The resources' name, see [LightSkeleton].
    static final String NAME = "trace";

    /// max_entries of `trace_ring`.
    static final long RING_SIZE = 16 << 20;

    private static final List<String> NEEDED = List.of(
            "trace_ring",
            "trace_control",
            "trace_wanted",
            "trace_names",
            "trace_enter",
            "trace_exit");

    /// Loads them. The audience cannot be changed after, by nobody.
    /// @throws ErrnoException EPERM without the privilege, EINVAL where the kernel is too old, …
    public static TraceProgram load(Audience audience) throws ErrnoException {
        TraceProgram program = new TraceProgram(LightSkeleton.ofResource(NAME).load());
        try {
            TraceMaps.decide(named(program.descriptors, "trace_policy"), audience);
            return program;
        } catch (ErrnoException e) {
            program.close();
            throw e;
        }
    }

    /// Whether these descriptors are all that a trace takes.
    public boolean isWhole() {
        return descriptors.keySet().containsAll(NEEDED);
    }

    static Fd named(Map<String, Fd> descriptors, String name) {
        Fd fd = descriptors.get(name);
        if (fd == null) {
            throw new IllegalStateException("no descriptor of " + name);
        }
        return fd;
    }

    /// Begins to trace. One trace at a time: they would share the ring.
    public Trace start(TraceOptions options) throws ErrnoException {
        return Trace.start(descriptors, options);
    }

    /// Lets go of the descriptors. A trace under way goes on with its own.
    @Override
    public void close() {
        descriptors.values().forEach(Fd::close);
    }

    static Fd attach(Fd program) throws ErrnoException {
        return Bpf.link(program, 0, Bpf.BPF_TRACE_RAW_TP);
    }
}
