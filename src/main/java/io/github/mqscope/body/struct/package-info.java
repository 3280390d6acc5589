/// C declarations: parsed, laid out as the compiler of this machine does, and read out of bytes.
///
/// The layout is that of the System V ABI for x86-64 and AArch64 (LP64, GCC's bit-fields). Pure; any thread.
@NullMarked
package io.github.mqscope.body.struct;

import org.jspecify.annotations.NullMarked;
