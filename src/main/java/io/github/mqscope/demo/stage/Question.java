package io.github.mqscope.demo.stage;

import java.util.List;

/// A question before a step.
///
/// @param text    such as "What will happen now?"
/// @param answers two to four, of which the kernel makes exactly one right
public record Question(String text, List<Answer> answers) {}
