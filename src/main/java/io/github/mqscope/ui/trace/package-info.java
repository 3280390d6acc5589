/// The trace: every call on queues as it returns, filterable, with what was sent and from where to where it
/// went. What is shown of it is in [io.github.mqscope.ui.trace.TraceModel], which names no scene. FX thread; the calls
/// come from a log that the loop fills.
@NullMarked
package io.github.mqscope.ui.trace;

import org.jspecify.annotations.NullMarked;
