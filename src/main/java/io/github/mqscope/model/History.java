package io.github.mqscope.model;

/// A fixed ring of past samples, copied when a snapshot is taken: depth and activity per sample period.
///
/// @param periodMillis length of one sample
/// @param depth        highest depth in each sample, oldest first
/// @param changes      changes of depth seen in each sample, oldest first
@SuppressWarnings("ArrayRecordComponent") // Read only; compared by identity on purpose.
public record History(int periodMillis, int[] depth, int[] changes) {
    /// Samples kept at the most.
    public static final int SAMPLES = 240;

    /// Nothing yet.
    public static final History EMPTY = new History(250, new int[0], new int[0]);
}
