package io.github.mqscope.model;

/// Messages to be moved from the head of one queue to the end of their priority in another.
///
/// @param from  where they are received
/// @param to    where they are sent
/// @param count how many at the most; fewer where the queue is empty before
public record MoveRequest(QueueTarget from, QueueTarget to, long count) {}
