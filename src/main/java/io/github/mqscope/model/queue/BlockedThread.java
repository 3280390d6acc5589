package io.github.mqscope.model.queue;

import java.time.Instant;
/// A thread that waits inside mq_timedsend(2) or mq_timedreceive(2).
///
/// @param queue      which queue it waits for
/// @param pid        its process
/// @param tid        the thread
/// @param comm       the thread's name, as it says; text of a stranger
/// @param sending    whether it waits to send, or else to receive
/// @param length     bytes of the message it wants to send, or of its receive buffer
/// @param priority   of the message it wants to send, 0 for a receiver
/// @param timed      whether it gave a deadline
/// @param since      when it was first seen in this very call: it waits at least since then

public record BlockedThread(
        QueueKey queue,
        int pid,
        int tid,
        String comm,
        boolean sending,
        long length,
        int priority,
        boolean timed,
        Instant since) {}
