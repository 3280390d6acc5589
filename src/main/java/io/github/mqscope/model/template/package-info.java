/// Messages written with variables: a text such as `job {counter:5} at {time:iso}`, filled in anew for each
/// message, and a range of priorities.
///
/// Pure: no queue, no thread, no clock or chance of its own, so that the window and the prompt may share it
/// and a test can say what comes out. No model, no javafx here.
@NullMarked
package io.github.mqscope.model.template;

import org.jspecify.annotations.NullMarked;
