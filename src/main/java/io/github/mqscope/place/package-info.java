/// Where queues are, and the words that start this program there.
///
/// A place is an IPC namespace seen by someone: this process, root, a container, another machine. Each is one step
/// further than the one before, and each step is words before a command line: `ssh HOST`, `sudo`, `nsenter`. The
/// program that is started there takes the next step itself, so that steps combine. See ssh(1), sudo(8), nsenter(1),
/// ipc_namespaces(7).
@NullMarked
package io.github.mqscope.place;

import org.jspecify.annotations.NullMarked;
