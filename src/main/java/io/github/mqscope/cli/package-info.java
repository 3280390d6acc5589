/// The same powers at a prompt, one class a command.
///
/// Start with [io.github.mqscope.cli.CommandLineMain]. A command runs on the main thread and may block there;
/// a loop beside it hears the signals that end it. What a person reads is escaped, what a program reads is
/// exact. No javafx and no ui here: the composition root hands in what opens the window.
@NullMarked
package io.github.mqscope.cli;

import org.jspecify.annotations.NullMarked;
