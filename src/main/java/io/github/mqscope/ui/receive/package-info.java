/// The receive panel. FX thread.
@NullMarked
package io.github.mqscope.ui.receive;

import org.jspecify.annotations.NullMarked;
