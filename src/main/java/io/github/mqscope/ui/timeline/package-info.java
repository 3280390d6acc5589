/// The loop's events as they come: filter, follow and pause, bounded.
@NullMarked
package io.github.mqscope.ui.timeline;

import org.jspecify.annotations.NullMarked;
