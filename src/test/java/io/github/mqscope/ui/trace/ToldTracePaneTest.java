package io.github.mqscope.ui.trace;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.testing.ToldTraces;
import io.github.mqscope.ui.LivePane;

/// Where no program may be loaded.
class ToldTracePaneTest extends TracePaneCase {
    private final ToldTraces traces = new ToldTraces();

    @Override
    void enable(LivePane pane) {
        pane.tracing.with(traces);
    }

    @Override
    void sent(TestQueue queue, Message message) throws Exception {
        traces.sent(queue, message);
    }

    @Override
    void received(TestQueue queue, Message message) throws Exception {
        traces.received(queue, message);
    }
}
