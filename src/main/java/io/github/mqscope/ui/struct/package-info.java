/// A message as the fields of a C struct: the declaration is typed or chosen among those that are kept, and the
/// fields follow as it is typed. FX thread.
@NullMarked
package io.github.mqscope.ui.struct;

import org.jspecify.annotations.NullMarked;
