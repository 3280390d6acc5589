/// One IPC namespace, as one of its users has it: who that is, what is seen, and what can be done. Whoever shows or
/// acts names this room and the model, and cannot tell whether the queues are in this process's namespace
/// or elsewhere.
///
/// Interfaces only. Any thread may ask; nothing blocks its caller but what says so. What is asked for is a value, and
/// what comes of it can be followed and cancelled.
@NullMarked
package io.github.mqscope.space;

import org.jspecify.annotations.NullMarked;
