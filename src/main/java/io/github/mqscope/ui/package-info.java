/// The window. Each screen is a sub-package with its view, its view model and its css; this package holds
/// what they share: the hand-over of snapshots to the FX thread, the selection, errors and the theme.
///
/// FX thread only, which does little and the same whatever the load. No system calls, no JNA, no blocking.
@NullMarked
package io.github.mqscope.ui;

import org.jspecify.annotations.NullMarked;
