package io.github.mqscope.model;

import io.github.mqscope.model.peek.QueueContents;
import java.time.Instant;

/// What lay in a queue at a moment.
///
/// @param target   which queue
/// @param asOf     when it was looked at last
/// @param contents what was there
public record PeekedQueue(QueueTarget target, Instant asOf, QueueContents contents) {}
