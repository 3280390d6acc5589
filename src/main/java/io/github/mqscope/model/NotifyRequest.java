package io.github.mqscope.model;

import io.github.mqscope.model.queue.NotifyVia;
import java.util.OptionalInt;

/// What is wanted of a registration for notification.
///
/// @param via    how the kernel tells
/// @param signal the real-time signal, with [Via#SIGNAL]; the first that is free where empty
/// @param rearm  whether to register again each time it was used up
/// @param drain  whether to receive, after each registration and each notification, all that is in the queue
public record NotifyRequest(NotifyVia via, OptionalInt signal, boolean rearm, boolean drain) {}
