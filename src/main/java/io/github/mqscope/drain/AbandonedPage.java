package io.github.mqscope.drain;

import java.util.List;

/// Some of the journals of a directory.
///
/// @param leftovers oldest first, no more than were asked for
/// @param more      journals behind them, which were not looked at
/// @param inUse     journals among those looked at that a process holds
public record AbandonedPage(List<AbandonedJournal> leftovers, int more, int inUse) {}
