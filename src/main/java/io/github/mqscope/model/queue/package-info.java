/// A POSIX message queue in values: its name, key, attributes and status, a message, who holds it open and who waits on
/// it, and the limits of its IPC namespace. See mq_overview(7).
///
/// Immutable, from any thread.
@NullMarked
package io.github.mqscope.model.queue;

import org.jspecify.annotations.NullMarked;
