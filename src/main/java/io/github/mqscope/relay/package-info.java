/// A command on another machine, with its input, its output and its signals here.
///
/// ssh takes bytes for written that it has not handed on, and says nothing there when it ends here. So the two ends
/// speak in frames: the far one, [io.github.mqscope.relay.FarEnd], counts as written what the near one,
/// [io.github.mqscope.relay.NearEnd], has said is written; a signal here is told there; and when the near end goes, the
/// command is ended as by a signal. What the command says on standard error comes beside the frames, by ssh.
@NullMarked
package io.github.mqscope.relay;

import org.jspecify.annotations.NullMarked;
