package io.github.mqscope.model;

import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.Notice;
import io.github.mqscope.model.queue.NotifyVia;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What happens to a registration for notification.
public sealed interface NotifyEvent {
    /// When.
    Instant at();

    /// mq_notify succeeded.
    ///
    /// @param signal the real-time signal, where it is by one
    /// @param again  whether this is a re-arming
    record Registered(Instant at, NotifyVia via, OptionalInt signal, boolean again) implements NotifyEvent {}

    /// A message came to the empty queue, and used the registration up.
    ///
    /// @param sender who sent it, where the kernel tells
    /// @param comm   the sender's name, safe to show; empty where it is not known or has ended
    record Fired(Instant at, NotifyVia via, Optional<Notice.Sender> sender, String comm) implements NotifyEvent {}

    /// The queue was received empty.
    ///
    /// @param count messages received
    /// @param first the first few of them
    record Drained(Instant at, long count, List<Message> first) implements NotifyEvent {}

    /// The registration is gone without having told of a message.
    record Lost(Instant at, Notice.Why why) implements NotifyEvent {}

    /// It was unregistered here, when asked or at the end.
    record Unregistered(Instant at) implements NotifyEvent {}

    /// mq_notify, or what goes with it, failed.
    record Refused(Instant at, QueueFailure failure) implements NotifyEvent {}
}
