/// The lessons in the window: a gallery to choose from, and a screen that plays one, live.
///
/// A lesson plays on its player's own thread; what it shows comes over as immutable scenes, the newest only, and
/// is drawn here. Every number on the screen was read from the kernel by the engine of the lessons; the words about
/// the lesson are its own. FX thread.
@NullMarked
package io.github.mqscope.ui.lessons;

import org.jspecify.annotations.NullMarked;
