/// Traced calls: each with its caller, its queue and its message, the counts, and what they say about a queue.
///
/// Values, and bounded logs that any thread may read.
@NullMarked
package io.github.mqscope.model.trace;

import org.jspecify.annotations.NullMarked;
