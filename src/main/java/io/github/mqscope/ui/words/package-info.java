/// The words of the window, kept in one bundle a package and filled in here. Any thread.
@NullMarked
package io.github.mqscope.ui.words;

import org.jspecify.annotations.NullMarked;
