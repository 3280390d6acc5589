/// Asking before an act that loses or disturbs something, over the pane that it is about. FX thread.
@NullMarked
package io.github.mqscope.ui.ask;

import org.jspecify.annotations.NullMarked;
