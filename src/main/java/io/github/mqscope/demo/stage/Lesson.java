package io.github.mqscope.demo.stage;

import java.time.Duration;
import java.util.List;

/// A lesson: what it is about, who takes part, and its steps. Made by a [Script].
///
/// @param id    short and stable, such as `full`
/// @param title a few words
/// @param line  one sentence of what is learnt
/// @param needs what it needs of the machine beyond a Linux with message queues; empty for nothing
/// @param cast  the names of its processes, in the order they are drawn; at most 15 characters each
/// @param steps at least one
public record Lesson(String id, String title, String line, String needs, List<String> cast, List<Step> steps) {
    /// How long it takes when each step is read.
    public Duration time() {
        return steps.stream().map(Step::readingTime).reduce(Duration.ZERO, Duration::plus);
    }
}
