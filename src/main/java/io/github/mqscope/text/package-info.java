/// Text of strangers, made safe: to show on a screen or a terminal, and as a word of a shell's command line.
///
/// Pure, from any thread. Uses nothing of ours.
@NullMarked
package io.github.mqscope.text;

import org.jspecify.annotations.NullMarked;
