/// The receive panel: how many, with what buffer, and what to do while the queue is empty.
@NullMarked
package io.github.mqscope.ui.receive;

import org.jspecify.annotations.NullMarked;
