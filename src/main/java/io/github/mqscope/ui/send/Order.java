package io.github.mqscope.ui.send;

import io.github.mqscope.model.Waiting;
import java.time.Duration;

/// What is asked for with the fields as they are.
///
/// @param outgoing the messages
/// @param count    how many
/// @param interval from one to the next
/// @param waiting  what to do while the queue is full
record Order(Outgoing outgoing, long count, Duration interval, Waiting waiting) {}
