/// Things to watch: real queues with real processes at both ends, started and ended by us.
///
/// Each keeps threads of its own and leaves nothing behind, also when this program is killed.
@NullMarked
package io.github.mqscope.demo;

import org.jspecify.annotations.NullMarked;
