/// Filter boxes: what is typed is read as terms, all of which must hold for a row to be shown.
///
/// The grammar knows no toolkit and runs on any thread; the box is of the FX thread.
@NullMarked
package io.github.mqscope.ui.filter;

import org.jspecify.annotations.NullMarked;
