/// Light and dark, zoom, icons: how the window looks. FX thread.
@NullMarked
package io.github.mqscope.ui.theme;

import org.jspecify.annotations.NullMarked;
