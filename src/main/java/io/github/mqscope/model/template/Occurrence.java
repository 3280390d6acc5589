package io.github.mqscope.model.template;

import java.time.Instant;
import java.util.random.RandomGenerator;

/// One message to be filled in.
///
/// @param number which one, from 1
/// @param at     the time to write
/// @param chance where random values come from
public record Occurrence(long number, Instant at, RandomGenerator chance) {}
