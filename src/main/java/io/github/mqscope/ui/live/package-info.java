/// Lists that grow while they are read: bounded, filtered, following at the bottom and staying elsewhere.
/// FX thread.
@NullMarked
package io.github.mqscope.ui.live;

import org.jspecify.annotations.NullMarked;
