package io.github.mqscope.drain;

import java.util.List;

/// What a journal holds.
///
/// @param header   which queue
/// @param messages in receive order, without those that damage took
/// @param damage   what cannot be read, one sentence each; empty for an undamaged journal
public record JournalContents(JournalHeader header, List<JournaledMessage> messages, List<String> damage) {}
