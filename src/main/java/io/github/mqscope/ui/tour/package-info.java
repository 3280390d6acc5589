/// Pictures of the window, for the tour. FX thread for taking them, any thread for writing.
@NullMarked
package io.github.mqscope.ui.tour;

import org.jspecify.annotations.NullMarked;
