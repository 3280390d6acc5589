/// The send panel: what to send, how often, and what to do while the queue is full.
@NullMarked
package io.github.mqscope.ui.send;

import org.jspecify.annotations.NullMarked;
