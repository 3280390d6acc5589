package io.github.mqscope.demo.stage;

/// A sentence that a step says is true, and how that is proved.
///
/// @param sentence for the learner
/// @param check    what proves it
public record Claim(String sentence, Check check) {}
