/// The selected queue: its attributes, each explained, who holds it open and who waits on it.
@NullMarked
package io.github.mqscope.ui.detail;

import org.jspecify.annotations.NullMarked;
