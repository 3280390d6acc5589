package io.github.mqscope.model.alert;

import java.time.Instant;
import java.util.List;

/// The alerts that hold after a snapshot, and what it changed.
///
/// @param asOf    the moment of the snapshot
/// @param active  those that hold, in the order in which they were raised; at most [Alerts#MOST]
/// @param raised  of those, the new ones
/// @param cleared those that no longer hold
/// @param beyond  how many more there are; they are raised when a later snapshot finds room
public record AlertNews(Instant asOf, List<Alert> active, List<Alert> raised, List<Alert> cleared, int beyond) {
    /// Whether nothing was raised or cleared.
    public boolean isNone() {
        return raised.isEmpty() && cleared.isEmpty();
    }
}
