package io.github.mqscope.model.history;

import java.time.Instant;

/// The past of one queue at three resolutions, as of a moment. Immutable.
///
/// A newer one is only made when something moved, or while what moved in the last minute has to scroll: a queue
/// whose history is still this object has since stood still.
///
/// @param asOf   the end of the last sample of each
/// @param minute the last minute, in beats
/// @param hour   the last hour, in samples of ten seconds
/// @param start  since the queue is watched, in at most 512 samples: their period doubles whenever they are full
public record History(Instant asOf, Series minute, Series hour, Series start) {
    /// Length of the shortest sample.
    public static final int BEAT_MILLIS = 250;

    /// Nothing yet.
    public static final History EMPTY = new History(Instant.EPOCH, Series.EMPTY, Series.EMPTY, Series.EMPTY);
}
