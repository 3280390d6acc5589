/// One message body to look at, as text or as bytes. What is in it is a stranger's: nothing is interpreted.
@NullMarked
package io.github.mqscope.ui.viewer;

import org.jspecify.annotations.NullMarked;
