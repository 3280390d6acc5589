/// What can go wrong with a queue, in values: the call, its errno, what it means, and what to do next.
///
/// Immutable, from any thread. Words in it are one line and safe to show.
@NullMarked
package io.github.mqscope.model.failure;

import org.jspecify.annotations.NullMarked;
