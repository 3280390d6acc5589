/// The list of queues: filter, depth, marks, and the selection that every other screen follows.
@NullMarked
package io.github.mqscope.ui.queues;

import org.jspecify.annotations.NullMarked;
