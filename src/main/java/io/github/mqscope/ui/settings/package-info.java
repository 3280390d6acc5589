/// What the window remembers from one start to the next, as properties that save themselves.
///
/// The file is JSON in the user's XDG configuration directory, with a version. FX thread; the file is written on a
/// thread of its own. No screen and no control enters: who remembers something asks for a property by its key.
@NullMarked
package io.github.mqscope.ui.settings;

import org.jspecify.annotations.NullMarked;
