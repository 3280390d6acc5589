package io.github.mqscope.model.finding;

/// One thing that was seen.
///
/// @param text a clause; text of strangers in it is escaped
/// @param from where it was read, such as `/proc/812/task/812/syscall`
public record FindingEvidence(String text, String from) {}
