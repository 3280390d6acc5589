/// The ways to see the body of a message: as text, as hex with the values under the cursor, and as JSON that
/// folds. What is in it is a stranger's, and may have 16 MiB: everything is escaped, bounded, and made when it is
/// looked at. FX thread.
@NullMarked
package io.github.mqscope.ui.body;

import org.jspecify.annotations.NullMarked;
