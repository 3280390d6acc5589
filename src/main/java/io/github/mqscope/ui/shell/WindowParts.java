package io.github.mqscope.ui.shell;

import io.github.mqscope.space.Space;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.SnapshotBridge;
import io.github.mqscope.ui.elsewhere.Whereabouts;
import io.github.mqscope.ui.settings.Settings;
import java.util.function.Consumer;

/// What the composition root gives the window.
///
/// @param bridge   where snapshots come from
/// @param space    whose queues the window shows
/// @param where    where those are
/// @param settings what is remembered
/// @param files    asks for files
/// @param begin    has the queues be watched; called on the FX thread once the first frame is on the screen
/// @param quit     asks the program to end, in order
/// @param shown    called on the FX thread when the window is there with all that is in it
public record WindowParts(
        SnapshotBridge bridge,
        Space space,
        Whereabouts where,
        Settings settings,
        FileChoice files,
        Runnable begin,
        Runnable quit,
        Consumer<Shell> shown) {}
