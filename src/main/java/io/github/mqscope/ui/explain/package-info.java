/// The explainer: what an errno of a queue call means on this machine now, and what to do. FX thread.
@NullMarked
package io.github.mqscope.ui.explain;

import org.jspecify.annotations.NullMarked;
