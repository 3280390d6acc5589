package io.github.mqscope.ui;

/// How a screen speaks with the user over the window.
///
/// @param errors  where a failure is shown
/// @param consent asks before an act that loses or disturbs something
/// @param files   asks for files
public record Dialogs(ErrorSink errors, Consent consent, FileChoice files) {}
