package io.github.mqscope.demo.stage;

/// A call in the log.
///
/// @param actor      who made it
/// @param text       as C
/// @param result     what it returned, with the errno; empty while it is under way
/// @param failed     whether it failed
/// @param begunNanos `System.nanoTime` at which it was begun
/// @param nanos      how long it took, 0 while it is under way
public record CallView(String actor, String text, String result, boolean failed, long begunNanos, long nanos) {}
