/// The optional eye in the kernel: what is in a queue, who waits on it and what passes, without taking anything.
///
/// Programs in BPF (sources in `src/main/bpf`, made into the resources beside this package) look at the
/// queue behind a descriptor that this process has open for reading. Loading them needs CAP_BPF and
/// CAP_PERFMON once; a process that was handed the descriptors needs neither. Where the eye is absent, the
/// state says why and what to do.
///
/// A trace tells every call on a queue when it returns. Its programs are attached while a [Trace] is open and
/// only then; what they write is read where the caller's loop says, in bounded turns.
///
/// It knows queues and descriptors; snapshots, windows and commands do not enter. Calls run on the caller's
/// thread, one at a time for each set of descriptors.
@NullMarked
package io.github.mqscope.probe;

import org.jspecify.annotations.NullMarked;
