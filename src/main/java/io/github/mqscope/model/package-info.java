/// What is known, as values: snapshots of every queue, the loop's events, what was sent and received, requests and what
/// became of them. Its sub-packages have the words of one subject each.
///
/// No descriptors, threads or system calls, no "now" and no "me": what is here can come from another process. Values
/// are immutable; the bounded logs may be written and read by any thread.
@NullMarked
package io.github.mqscope.model;

import org.jspecify.annotations.NullMarked;
