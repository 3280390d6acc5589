package io.github.mqscope.model;

import io.github.mqscope.model.queue.Message;

/// A message that a journal holds.
///
/// @param index   its place in the order in which they were taken, from 0
/// @param message priority and body, as far as they are known
/// @param state   how far it had come: `taken`, `receiving`, or `restoring` where it may have arrived already
/// @param trust   whether that is all of it: `intact`, `length_uncertain`, `damaged`
public record KeptMessage(long index, Message message, String state, String trust) {}
