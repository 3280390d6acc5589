/// The main window: where the panes stand, the menu, the tool bar, the status bar and the empty state.
@NullMarked
package io.github.mqscope.ui.shell;

import org.jspecify.annotations.NullMarked;
