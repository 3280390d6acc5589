package io.github.mqscope.space;

import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.Snapshot;
import java.util.function.Consumer;

/// One IPC namespace, as one of its users has it.
public interface Space extends AutoCloseable {
    /// Who we are there.
    Identity identity();

    /// Begins to watch. `news` is given each snapshot, on a thread of the space's own: it must not block.
    void watch(Consumer<Snapshot> news);

    /// What happened there.
    EventLog events();

    /// What can be done to queues.
    QueueActs acts();

    /// Looking into queues by taking everything out and putting it back.
    ContentsActs contents();

    /// Registering for notification.
    NotifyActs notifications();

    /// Tracing of calls.
    Tracing tracing();

    /// The probe, and what it sees.
    Probing probing();

    /// Ends in order: blocked calls are released, registrations removed, journals closed.
    @Override
    void close();
}
