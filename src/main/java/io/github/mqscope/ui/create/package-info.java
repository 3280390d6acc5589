/// Creating a queue, and confirming acts that lose something: sheets over the window.
@NullMarked
package io.github.mqscope.ui.create;

import org.jspecify.annotations.NullMarked;
