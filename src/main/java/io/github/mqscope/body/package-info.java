/// The body of a message, read in the ways a person may want: as text of an encoding, hex dump, numbers, JSON, or
/// the fields of a C struct; and written in the forms that other tools take.
///
/// Pure and toolkit-free: bytes in, values out, from any thread. A body is a stranger's: whatever comes out as
/// text is escaped, and everything is bounded, whatever is in it.
@NullMarked
package io.github.mqscope.body;

import org.jspecify.annotations.NullMarked;
