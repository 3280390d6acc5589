package io.github.mqscope.ui.trace;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LivePane;

/// With the programs in the kernel, which see for themselves.
class TracePaneTest extends TracePaneCase {
    @Override
    void enable(LivePane pane) {
        Requires.bpf();
        pane.probing.open();
    }

    @Override
    void sent(TestQueue queue, Message message) {}

    @Override
    void received(TestQueue queue, Message message) {}
}
