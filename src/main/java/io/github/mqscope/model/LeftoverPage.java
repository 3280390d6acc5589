package io.github.mqscope.model;

import java.util.List;

/// Some of the journals that were left.
///
/// @param leftovers oldest first, no more than were asked for
/// @param more      journals behind them, which were not looked at
public record LeftoverPage(List<Leftover> leftovers, int more) {}
