package io.github.mqscope.demo.stage;

/// One answer to a question, right where the kernel did what it says.
///
/// @param text  for the learner
/// @param right decides it, after the step
public record Answer(String text, Check right) {}
