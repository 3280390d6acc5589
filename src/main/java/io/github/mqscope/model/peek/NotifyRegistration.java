package io.github.mqscope.model.peek;

/// Who is registered for notification, and how it wants to be told, see mq_notify(3).
///
/// @param pid         the process, 0 where it is in another pid namespace
/// @param sigevNotify `sigev_notify`: 0 signal, 1 none, 2 thread
/// @param signo       the signal, 0 where it is told otherwise
public record NotifyRegistration(int pid, int sigevNotify, int signo) {}
