/// What no test can show by itself: tables of what was done to the program, how often, and what came of it. Not run
/// by `mvn verify`.
@NullMarked
package io.github.mqscope.faults;

import org.jspecify.annotations.NullMarked;
