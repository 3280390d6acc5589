package io.github.mqscope.ui.queues;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.ui.settings.Settings;
import java.util.Base64;
import java.util.Collection;
import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;

/// Queues that stay on top of the list, remembered by name: who pins /jobs means it also after a restart of what
/// creates it. A name is bytes, so it is kept in base64.
final class Pins {
    private static final int MOST = 200;

    private final ObservableList<String> names;

    Pins(Settings settings) {
        names = settings.texts("queues.pinned");
    }

    private static String text(QueueName name) {
        return Base64.getEncoder().encodeToString(name.bytes());
    }

    boolean contains(QueueName name) {
        return names.contains(text(name));
    }

    /// Pins all, or unpins all where all are pinned.
    void toggle(Collection<QueueName> queues) {
        if (queues.stream().allMatch(this::contains)) {
            queues.forEach(queue -> names.remove(text(queue)));
            return;
        }
        queues.stream().filter(queue -> !contains(queue)).forEach(queue -> names.add(text(queue)));
        if (names.size() > MOST) {
            names.remove(0, names.size() - MOST);
        }
    }

    void onChange(InvalidationListener listener) {
        names.addListener(listener);
    }
}
