/// The send panel: its views bind to [io.github.mqscope.ui.send.SendModel], which names no scene. FX thread; files are
/// read on a thread of their own.
@NullMarked
package io.github.mqscope.ui.send;

import org.jspecify.annotations.NullMarked;
