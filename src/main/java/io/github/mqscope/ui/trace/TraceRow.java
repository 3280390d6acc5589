package io.github.mqscope.ui.trace;

import io.github.mqscope.model.trace.TraceEvent;

/// A line of the trace.
sealed interface TraceRow {
    /// Counts the lines, in order.
    long number();

    /// A call.
    ///
    /// @param event what is known of it
    record Call(long number, TraceEvent event) implements TraceRow {}

    /// Calls that nobody could write down, at the place where they are missing.
    ///
    /// @param lost how many
    record Loss(long number, long lost) implements TraceRow {}
}
