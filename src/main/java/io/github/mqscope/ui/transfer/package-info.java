/// Messages from one queue to another: copies, which leave their source untouched, and moves, which receive
/// from the head of one queue and send to another. Sheets over the window. FX thread.
@NullMarked
package io.github.mqscope.ui.transfer;

import org.jspecify.annotations.NullMarked;
