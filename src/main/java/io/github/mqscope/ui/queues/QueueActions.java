package io.github.mqscope.ui.queues;

/// What the queue list asks the window to do.
///
/// @param create   opens the sheet that creates a queue
/// @param unlink   asks whether to unlink the selected queue
/// @param copyName copies the selected queue's name
/// @param enter    moves the keyboard to the selected queue
public record QueueActions(Runnable create, Runnable unlink, Runnable copyName, Runnable enter) {}
