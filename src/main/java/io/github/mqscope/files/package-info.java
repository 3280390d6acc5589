/// Files of ours, on the machine of whoever looks: traces, messages and payloads, written whole or not at all, and
/// the JSON of the prompt.
///
/// Calls block on the disk. A file may come from a stranger: whatever is read is bounded, and what is wrong with it
/// is said with its line, short and safe to show.
@NullMarked
package io.github.mqscope.files;

import org.jspecify.annotations.NullMarked;
