package io.github.mqscope.model.queue;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// A thread that waits inside mq_timedsend(2) or mq_timedreceive(2).
///
/// @param queue    which queue it waits for; where `among` is more than 1, one that it may wait for
/// @param pid      its process
/// @param tid      the thread
/// @param comm     the thread's name, as it says; text of a stranger
/// @param sending  whether it waits to send, or else to receive
/// @param length   bytes of the message it wants to send, or of its receive buffer; empty where that may not be seen
/// @param priority of the message it wants to send, 0 for a receiver; empty where that may not be seen
/// @param timed    whether it gave a deadline, empty likewise
/// @param since    when it was first seen in this very call: it waits at least since then
/// @param seenBy   how it is known
/// @param among    for how many queues it may wait: 1 where it is known for which
/// @param compat   whether it is a 32-bit program's
/// @param mqscope  whether it is one of mqscope's own
public record BlockedThread(
        QueueKey queue,
        int pid,
        int tid,
        String comm,
        boolean sending,
        OptionalLong length,
        OptionalLong priority,
        Optional<Boolean> timed,
        Instant since,
        SeenBy seenBy,
        int among,
        boolean compat,
        boolean mqscope) {
    /// Whether it has a deadline, as far as is known.
    public boolean isTimed() {
        return timed.orElse(false);
    }

    /// Who it is, for a person who escapes it: a thread of mqscope's own is named after what it does.
    public String who() {
        return mqscope ? Opener.MQSCOPE : comm;
    }
}
