/// Which processes hold a queue open and which threads are blocked on it, read from `/proc`.
///
/// Sees what this user may see: other users' processes need ptrace rights, and what was hidden is counted.
/// Runs on the caller's thread and takes milliseconds on a busy machine, so the loop leaves it to another
/// thread. See proc(5).
@NullMarked
package io.github.mqscope.proc;

import org.jspecify.annotations.NullMarked;
