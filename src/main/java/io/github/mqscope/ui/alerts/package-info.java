/// What a person should know of without looking: queues full or nearly so, threads blocked for long. A mark in the
/// list, a line in the status bar and, if chosen, a notification of the desktop. FX thread.
@NullMarked
package io.github.mqscope.ui.alerts;

import org.jspecify.annotations.NullMarked;
