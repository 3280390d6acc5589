/// What an errno of a message queue call means on this machine now: every cause that mq_open(3) and its kin name,
/// with today's numbers and the command that would mend it.
///
/// Pure: it is told the [Situation] and touches nothing. Any thread.
@NullMarked
package io.github.mqscope.model.explain;

import org.jspecify.annotations.NullMarked;
