/// The space of this process: the kernel below the interfaces of [io.github.mqscope.space].
///
/// The watcher and what it keeps live on the loop's thread; snapshots and logs are read anywhere. Calls that may
/// block run on threads of their own.
@NullMarked
package io.github.mqscope.local;

import org.jspecify.annotations.NullMarked;
