/// The engine of the lessons: what a lesson is, the live stage that it plays on, and what a face draws of it.
///
/// A [io.github.mqscope.demo.stage.Lesson] is a script of steps. A [io.github.mqscope.demo.stage.Performance]
/// plays it on a [io.github.mqscope.demo.stage.Stage] of real queues and processes and reads every claim back from
/// the kernel; a [io.github.mqscope.demo.stage.Player] does that on a thread of its own and can be told to pause,
/// go back and stop at any moment. Whoever draws gets immutable [io.github.mqscope.demo.stage.Scene]s.
@NullMarked
package io.github.mqscope.demo.stage;

import org.jspecify.annotations.NullMarked;
