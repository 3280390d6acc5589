/// What is known now: immutable snapshots of every queue, their history and the loop's events, the watcher
/// that makes them, and the acts a person can do on a queue.
///
/// The watcher lives on the loop's thread; snapshots and logs are read anywhere. Calls that may block run
/// on threads of their own. No javafx here.
@NullMarked
package io.github.mqscope.model;

import org.jspecify.annotations.NullMarked;
