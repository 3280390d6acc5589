package io.github.mqscope.agent;

import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.MoveRequest;
import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.ReceiveRequest;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceOptions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What the near end asks of the far one.
///
/// `ask` numbers a question, whose [Report.Answer] has the same number; `handle` is what the near end calls an act that
/// goes on, and is followed under.
sealed interface Request {
    record Watch() implements Request {}

    record Create(long ask, QueueName name, int mode, OptionalLong maxmsg, OptionalLong msgsize) implements Request {}

    record Unlink(long ask, QueueTarget target) implements Request {}

    record ReadOnly(boolean on) implements Request {}

    record Learn(QueueName name) implements Request {}

    record Send(long handle, SendRequest request) implements Request {}

    record Receive(long handle, ReceiveRequest request) implements Request {}

    record Move(long handle, MoveRequest request) implements Request {}

    record Resend(long handle, QueueTarget target, List<TraceEvent> events, double faster) implements Request {}

    record ResendRest(long handle, long of) implements Request {}

    record Cancel(long handle) implements Request {}

    record Disturbance(long ask, QueueTarget target) implements Request {}

    record Look(long handle, QueueTarget target) implements Request {}

    record Leftovers(long ask, String after, Set<String> without, int most) implements Request {}

    record Restore(long handle, Leftover leftover, boolean uncertainToo) implements Request {}

    record Messages(long ask, Leftover leftover) implements Request {}

    record Discard(long ask, Leftover leftover) implements Request {}

    record Arm(QueueTarget target, NotifyRequest request) implements Request {}

    record Disarm(QueueKey queue) implements Request {}

    record StartTrace(TraceOptions options) implements Request {}

    record StopTrace() implements Request {}

    record TraceAbout(Optional<QueueKey> queue) implements Request {}

    record Peek(Optional<QueueTarget> target) implements Request {}

    record Body(long ask, QueueTarget target, PeekedMessage message) implements Request {}

    record Enable(boolean inTerminal) implements Request {}

    record CancelEnable() implements Request {}
}
