package io.github.mqscope.ui;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What is seen, and what of it is chosen: the one state that all screens share. FX thread.
public final class Selection {
    private final ReadOnlyObjectProperty<@Nullable Snapshot> snapshot;
    private final int self;
    private final ObjectProperty<@Nullable QueueKey> key = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Long> message = new SimpleObjectProperty<>();

    /// Nothing is chosen yet.
    /// @param snapshot the newest snapshot, set at most once a frame; null before the first
    /// @param self     that of [#self]
    public Selection(ReadOnlyObjectProperty<@Nullable Snapshot> snapshot, int self) {
        this.snapshot = snapshot;
        this.self = self;
        key.addListener((o, was, now) -> message.set(null));
    }

    /// The newest snapshot, null before the first.
    public ReadOnlyObjectProperty<@Nullable Snapshot> snapshot() {
        return snapshot;
    }

    /// The process that acts for this window where the queues are.
    public int self() {
        return self;
    }

    /// The selected queue, null for none.
    public ObjectProperty<@Nullable QueueKey> key() {
        return key;
    }

    /// The message chosen in the selected queue, by the identity that a peek gives it; null for none.
    public ObjectProperty<@Nullable Long> message() {
        return message;
    }

    /// The selected queue as last seen.
    public Optional<QueueState> queue() {
        Snapshot now = snapshot.get();
        QueueKey selected = key.get();
        return now == null || selected == null ? Optional.empty() : now.find(selected);
    }

    /// Selects the queue of a name, while it is there.
    public void select(QueueName name) {
        Snapshot now = snapshot.get();
        if (now != null) {
            now.queues().stream()
                    .filter(queue -> queue.name().equals(name))
                    .findFirst()
                    .ifPresent(queue -> key.set(queue.key()));
        }
    }

    /// Called when the selected queue may be another, or in another state.
    public void onChange(Runnable then) {
        snapshot.addListener((o, was, now) -> then.run());
        key.addListener((o, was, now) -> then.run());
    }
}
