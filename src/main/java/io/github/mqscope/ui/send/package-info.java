/// The send panel. FX thread; files are read on a thread of their own.
@NullMarked
package io.github.mqscope.ui.send;

import org.jspecify.annotations.NullMarked;
