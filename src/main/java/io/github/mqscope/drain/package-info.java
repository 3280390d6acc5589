/// Taking every message out of a queue and putting them back, or moving them to another, with a journal that survives
/// a kill.
///
/// Uses `sys` and `mqueue` only and runs on the caller's thread. It asks nobody for consent and knows no
/// process table: [io.github.mqscope.drain.Disturbance] is told what its caller knows. Nothing is ever sent
/// from a journal unless [io.github.mqscope.drain.Restore] is called.
///
/// # Why no message is lost
///
/// A journal is a file. Before each receive, room for one record is reserved on disk (so that a full disk
/// stops the drain before the message is out), mapped shared and written to once. The buffer given to
/// mq_receive(3) **is** that mapping, and so is the `unsigned int` for the priority: the kernel itself writes
/// the message into the file's page cache while it takes it out of the queue. From then on the file holds
/// it, however this process ends. There is no moment at which only our memory has it.
///
/// A record is RECEIVING before the call and TAKEN after it, when length and checksums are known. One that is
/// found RECEIVING was interrupted by a kill:
/// - Its priority is still `0xFFFFFFFF`: the kernel writes the priority first, so nothing had been taken.
/// - Otherwise the message is there, but its length was in a register of a process that is no more. The
///   record had been filled with pseudo-random bytes; behind the last byte that differs from them the message
///   ends, or later where its last bytes happen to equal the pattern (one byte does so once in 256 times). That
///   is a lower bound. What the queue's `QSIZE` lost since the call began is the length itself, if the
///   queue holds exactly one message less and both agree; only then is the length called exact.
///
/// One gap is left to the kernel: if the page is written back between our last write and the receive, the
/// kernel's store takes a page fault, and a kill in that very fault may fail the store.
///
/// A move, and a receive at the prompt, need no more than the message on its way: [Transit] uses one record again for
/// each, RESTORING while it is sent or written, EMPTY when it has arrived.
///
/// # Kill and power loss
///
/// Against a kill the page cache is enough; nothing needs to be synced. Each message taken is synced with
/// fdatasync(2) before the next receive all the same, so that a loss of power costs at most one. Putting back
/// does not sync each step: with the power, the queue and what was put back into it are gone as well, and no
/// state in the file could tell otherwise. That is why a journal of an earlier boot is never sent, only
/// exported. The one record of a move or receive is not synced for each message either, only where it stays.
///
/// A message is marked RESTORING before it is sent and RESTORED after. One that is found RESTORING may or may
/// not be in the queue again; it is sent again only if that was asked for.
@NullMarked
package io.github.mqscope.drain;

import org.jspecify.annotations.NullMarked;
