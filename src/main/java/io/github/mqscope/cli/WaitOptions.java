package io.github.mqscope.cli;

import io.github.mqscope.mqueue.QueueOpen;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whether to wait, and how long: blocking unless said otherwise. With both, as O_NONBLOCK with a deadline, nothing
/// waits.
final class WaitOptions {
    @Option(names = "--nonblock", description = "Do not wait: O_NONBLOCK, exit status 3 where it would block.")
    private boolean nonBlocking;

    @Option(
            names = "--timeout",
            paramLabel = "D",
            converter = Durations.class,
            description = "Wait no longer than this, then exit status 4; 0 does not wait at all.")
    private @Nullable Duration timeout;

    /// The deadline of each call, null for none.
    @Nullable
    Duration timeout() {
        return timeout;
    }

    /// Whether no call waits, whatever its deadline.
    boolean isNonBlocking() {
        return nonBlocking;
    }

    /// The opening with O_NONBLOCK where that was asked for.
    QueueOpen applyTo(QueueOpen how) {
        return nonBlocking ? how.nonBlocking() : how;
    }
}
