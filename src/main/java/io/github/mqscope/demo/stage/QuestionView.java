package io.github.mqscope.demo.stage;

import java.util.List;
import java.util.OptionalInt;

/// A question as it is shown.
///
/// @param text    the question
/// @param answers to choose from
/// @param chosen  what the learner chose, if anything
/// @param right   which one the kernel made right; empty before the step
public record QuestionView(String text, List<String> answers, OptionalInt chosen, OptionalInt right) {}
