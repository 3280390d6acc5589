package io.github.mqscope.ui;

import io.github.mqscope.model.Snapshot;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The one class that hands snapshots to the FX thread.
///
/// It keeps the newest only, and asks the FX thread to fetch it only when none was waiting: however fast
/// snapshots come, there is never more than one update in the FX queue.
public final class SnapshotBridge {
    private final AtomicReference<@Nullable Snapshot> waiting = new AtomicReference<>();
    private final ReadOnlyObjectWrapper<@Nullable Snapshot> snapshot = new ReadOnlyObjectWrapper<>();
    private final AtomicLong handOvers = new AtomicLong();
    private final AtomicLong fetches = new AtomicLong();

    /// Takes a snapshot from any thread.
    public void publish(Snapshot newest) {
        if (waiting.getAndSet(newest) == null) {
            handOvers.incrementAndGet();
            Platform.runLater(this::fetch);
        }
    }

    private void fetch() {
        fetches.incrementAndGet(); // Before it makes room for the next.
        snapshot.set(waiting.getAndSet(null));
    }

    /// The newest snapshot, set on the FX thread; null before the first.
    public ReadOnlyObjectProperty<@Nullable Snapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
    }

    /// How many updates wait in the FX thread's queue: none or one. For the publishing thread.
    public long queued() {
        return handOvers.get() - fetches.get();
    }

    /// How often the FX thread was asked.
    public long handOvers() {
        return handOvers.get();
    }
}
