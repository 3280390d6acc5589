package io.github.mqscope.ui;

import io.github.mqscope.model.ContentsActs;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.QueueActs;
import io.github.mqscope.ui.shell.Shell;
import java.util.function.Consumer;

/// What the composition root gives the window.
///
/// @param bridge   where snapshots come from
/// @param acts     what can be done to queues
/// @param contents looking into queues
/// @param events   the loop's events
/// @param quit     asks the program to end, in order
/// @param shown    called on the FX thread when the window is there
public record WindowParts(
        SnapshotBridge bridge,
        QueueActs acts,
        ContentsActs contents,
        EventLog events,
        Runnable quit,
        Consumer<Shell> shown) {}
