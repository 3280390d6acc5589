package io.github.mqscope.probe;

import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.sys.ErrnoException;

/// What can begin a trace: programs in the kernel, or something that stands for them.
@FunctionalInterface
public interface TraceStart {
    /// Begins to trace. One trace at a time.
    RunningTrace start(TraceOptions options) throws ErrnoException;
}
