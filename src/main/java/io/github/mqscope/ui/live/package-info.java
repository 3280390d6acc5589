/// Lists that grow while they are read: bounded, following at the bottom and staying elsewhere, paused when a
/// person wants to read in peace, and what can be done with a row. FX thread.
@NullMarked
package io.github.mqscope.ui.live;

import org.jspecify.annotations.NullMarked;
