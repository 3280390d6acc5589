package io.github.mqscope.ui.messages;

import io.github.mqscope.mqueue.Message;

/// A line of the message list.
///
/// @param position in receive order from 1, or the number of a message that passed through
/// @param when     time and direction, empty where the source knows none
/// @param message  the message
record MessageRow(long position, String when, Message message) {}
