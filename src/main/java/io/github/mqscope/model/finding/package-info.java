/// Why a queue is stuck: findings, made by a pure function of what was seen.
///
/// A finding names what was looked at and where it was read. What could not be seen makes it less certain, and what was
/// not looked at is not claimed. Healthy queues have none.
@NullMarked
package io.github.mqscope.model.finding;

import org.jspecify.annotations.NullMarked;
