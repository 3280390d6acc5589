/// Linux as it is: the C functions, structs and numbers this program calls, and descriptors that close themselves.
///
/// Classes carry kernel nouns, methods carry system call names. The only room that names JNA; it knows
/// no queue semantics, no policy and no other room. Any thread may call in; what blocks says so.
///
/// Every failure passes through [io.github.mqscope.sys.Syscall], the one place that looks at "less than
/// zero" and reads errno.
@NullMarked
package io.github.mqscope.sys;

import org.jspecify.annotations.NullMarked;
