/// The start and the composition root: sees to the signal mask, then picks the window or a command.
///
/// May use every room; no room uses it. The main thread.
@NullMarked
package io.github.mqscope;

import org.jspecify.annotations.NullMarked;
