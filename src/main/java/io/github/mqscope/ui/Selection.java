package io.github.mqscope.ui;

import io.github.mqscope.model.PeekedQueue;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What is seen, and what of it is chosen: the one state that all screens share. FX thread.
public final class Selection {
    private final ReadOnlyObjectProperty<@Nullable Snapshot> watched;
    private final int self;
    private final Function<QueueTarget, Optional<PeekedQueue>> peeks;
    private final ReadOnlyObjectWrapper<@Nullable Snapshot> snapshot = new ReadOnlyObjectWrapper<>();
    private Optional<PeekedQueue> peeked = Optional.empty();
    private final ObjectProperty<@Nullable QueueKey> key = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Long> message = new SimpleObjectProperty<>();

    /// Nothing is chosen yet.
    /// @param watched the newest snapshot, set at most once a frame; null before the first
    /// @param self    that of [#self]
    /// @param peeks   the newest look into a queue, if there is one
    public Selection(
            ReadOnlyObjectProperty<@Nullable Snapshot> watched,
            int self,
            Function<QueueTarget, Optional<PeekedQueue>> peeks) {
        this.watched = watched;
        this.self = self;
        this.peeks = peeks;
        watched.addListener((o, was, now) -> join());
        key.addListener((o, was, now) -> {
            message.set(null);
            join();
        });
        join();
    }

    private void join() {
        Snapshot now = watched.get();
        peeked = latest();
        snapshot.set(now == null ? null : peeked.map(now::with).orElse(now));
    }

    private Optional<PeekedQueue> latest() {
        Snapshot now = watched.get();
        QueueKey selected = key.get();
        return now == null || selected == null
                ? Optional.empty()
                : now.find(selected).map(QueueTarget::of).flatMap(peeks);
    }

    /// Takes the newest look into the selected queue in, if it found something else than the last.
    @SuppressWarnings("ReferenceEquality") // What did not change is the same object.
    public void refresh() {
        Optional<PeekedQueue> newest = latest();
        if (newest.map(PeekedQueue::contents).orElse(null)
                != peeked.map(PeekedQueue::contents).orElse(null)) {
            join();
        } else {
            peeked = newest;
        }
    }

    /// The look into the selected queue that the snapshot goes by, empty where there is none.
    public Optional<PeekedQueue> peeked() {
        return peeked;
    }

    /// The newest snapshot, null before the first. Of the selected queue it has what was found in it.
    public ReadOnlyObjectProperty<@Nullable Snapshot> snapshot() {
        return snapshot.getReadOnlyProperty();
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
