/// Messages to look at: their list, and one body in the way that is chosen; copying and saving it. What is in them is
/// a stranger's: nothing is interpreted. FX thread.
@NullMarked
package io.github.mqscope.ui.viewer;

import org.jspecify.annotations.NullMarked;
