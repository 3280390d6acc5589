/// The tour: the window played through its screens with real queues and processes, and a picture of each.
///
/// The tour has a thread of its own and goes to the FX thread to touch the window.
@NullMarked
package io.github.mqscope.ui.tour;

import org.jspecify.annotations.NullMarked;
