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
/// `ask` numbers a question, whose [AgentReport.Answer] has the same number; `handle` is what the near end calls an
/// act that goes on, and is followed under.
sealed interface AgentRequest {
    record Watch() implements AgentRequest {}

    record Create(long ask, QueueName name, int mode, OptionalLong maxmsg, OptionalLong msgsize)
            implements AgentRequest {}

    record Unlink(long ask, QueueTarget target) implements AgentRequest {}

    record ReadOnly(boolean on) implements AgentRequest {}

    record Learn(QueueName name) implements AgentRequest {}

    record Send(long handle, SendRequest request) implements AgentRequest {}

    record Receive(long handle, ReceiveRequest request) implements AgentRequest {}

    record Move(long handle, MoveRequest request) implements AgentRequest {}

    record Resend(long handle, QueueTarget target, List<TraceEvent> events, double faster) implements AgentRequest {}

    record ResendRest(long handle, long of) implements AgentRequest {}

    /// What was received there and told has come, up to a number of its own.
    record Had(long number) implements AgentRequest {}

    record Cancel(long handle) implements AgentRequest {}

    record Disturbance(long ask, QueueTarget target) implements AgentRequest {}

    record Look(long handle, QueueTarget target) implements AgentRequest {}

    record Leftovers(long ask, String after, Set<String> without, int most) implements AgentRequest {}

    record Restore(long handle, Leftover leftover, boolean uncertainToo) implements AgentRequest {}

    record Messages(long ask, Leftover leftover) implements AgentRequest {}

    record Discard(long ask, Leftover leftover) implements AgentRequest {}

    record Arm(QueueTarget target, NotifyRequest request) implements AgentRequest {}

    record Disarm(QueueKey queue) implements AgentRequest {}

    record StartTrace(TraceOptions options) implements AgentRequest {}

    record StopTrace() implements AgentRequest {}

    record TraceAbout(Optional<QueueKey> queue) implements AgentRequest {}

    record Peek(Optional<QueueTarget> target) implements AgentRequest {}

    record Body(long ask, QueueTarget target, PeekedMessage message) implements AgentRequest {}

    record Enable(boolean inTerminal) implements AgentRequest {}

    record CancelEnable() implements AgentRequest {}
}
