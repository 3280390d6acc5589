/// What lies in a queue and who waits on it at a moment, as a look without taking anything has found it.
///
/// Immutable, from any thread.
@NullMarked
package io.github.mqscope.model.peek;

import org.jspecify.annotations.NullMarked;
