package io.github.mqscope.model;

import java.time.Duration;

/// What a call does where it would block.
public sealed interface Waiting {
    /// It waits, as mq_send(3) and mq_receive(3) do.
    record Block() implements Waiting {}

    /// It fails with EAGAIN: O_NONBLOCK.
    record NonBlocking() implements Waiting {}

    /// It waits so long and fails with ETIMEDOUT: mq_timedsend(3), mq_timedreceive(3).
    record Timed(Duration timeout) implements Waiting {}
}
