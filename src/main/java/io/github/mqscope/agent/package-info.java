/// A space over a pipe: [io.github.mqscope.agent.AgentServer] serves one on two streams, and
/// [io.github.mqscope.agent.AgentSpace] is the same space at the other end.
///
/// First comes a line that names the program, so that what a login prints is skipped; then frames: four bytes of
/// length, big-endian, and so many bytes of JSON, one [io.github.mqscope.agent.AgentRequest] or
/// [io.github.mqscope.agent.AgentReport]. What changes is told, nothing is asked for again and again. Neither end
/// trusts the other: every length is bounded, and text is a stranger's. A message that is received at the far end is in
/// a journal there until the near end says that it has it. The end of the input ends the agent in order: calls
/// released, registrations gone, journals closed.
@NullMarked
package io.github.mqscope.agent;

import org.jspecify.annotations.NullMarked;
