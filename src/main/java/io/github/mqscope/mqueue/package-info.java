/// One POSIX message queue: its name, attributes, limits and messages, and what can go wrong with it, in
/// words. See mq_overview(7).
///
/// Start with [io.github.mqscope.mqueue.QueueOpen], [io.github.mqscope.mqueue.MessageQueue] and
/// [io.github.mqscope.mqueue.Notification]. Calls run on the caller's thread and block as the C functions do. Nothing
/// here knows of a loop, of other processes or of a screen.
@NullMarked
package io.github.mqscope.mqueue;

import org.jspecify.annotations.NullMarked;
