package io.github.mqscope.testing;

import io.github.mqscope.local.LocalIdentity;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.space.ContentsActs;
import io.github.mqscope.space.Identity;
import io.github.mqscope.space.NotifyActs;
import io.github.mqscope.space.Probing;
import io.github.mqscope.space.QueueActs;
import io.github.mqscope.space.Space;
import io.github.mqscope.space.Tracing;
import java.util.function.Consumer;

/// A space of parts that a test has made, and watches and closes itself.
public record GivenSpace(
        QueueActs acts,
        ContentsActs contents,
        NotifyActs notifications,
        Tracing tracing,
        Probing probing,
        EventLog events)
        implements Space {
    @Override
    public Identity identity() {
        return new Identity("host", LocalIdentity.namespace(), 1, 0, "root", "6.1");
    }

    @Override
    public void watch(Consumer<Snapshot> news) {
        // The test does.
    }

    @Override
    public void close() {
        // The test closes the parts.
    }
}
