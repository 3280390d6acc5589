/// What the send and the receive panel share: numbers, the choice of waiting, and calls under way, each
/// shown as blocked with its time, and cancelled. FX thread.
@NullMarked
package io.github.mqscope.ui.calls;

import org.jspecify.annotations.NullMarked;
