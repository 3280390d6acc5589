package io.github.mqscope.model;

import io.github.mqscope.mqueue.QueueName;
import java.nio.file.Path;
import java.time.Instant;

/// A journal with messages that are not back in their queue.
///
/// @param journal   its file
/// @param queue     the queue they came from
/// @param at        when they were taken out
/// @param messages  how many are certainly not back
/// @param uncertain how many may be back already
/// @param sentence  what happened and what can be done, for a person
public record Leftover(Path journal, QueueName queue, Instant at, int messages, int uncertain, String sentence) {}
