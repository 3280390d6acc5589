package io.github.mqscope.demo.stage;

/// A message as it is drawn.
///
/// @param identity tells it from the other messages while it is in the queue
/// @param priority of the message
/// @param size     in bytes
/// @param text     its beginning, made printable
/// @param sender   the process that sent it, empty where it is not known
public record DrawnMessage(long identity, int priority, long size, String text, String sender) {}
