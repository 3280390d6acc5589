/// What tables have in common: columns that sort by value, and that stay as a person has arranged them. FX thread.
@NullMarked
package io.github.mqscope.ui.table;

import org.jspecify.annotations.NullMarked;
