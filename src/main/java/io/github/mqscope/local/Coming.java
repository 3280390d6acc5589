package io.github.mqscope.local;

import io.github.mqscope.model.queue.QueueName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names that were created a moment ago, and are not looked at before they have lasted, see [Patience].
///
/// Not even a stat comes earlier: while it looks a name up, the queue could not go.
final class Coming {
    private final Map<QueueName, Long> since = new HashMap<>();

    void add(QueueName name) {
        since.put(name, System.nanoTime());
    }

    boolean contains(QueueName name) {
        return since.containsKey(name);
    }

    /// @return whether it was there
    boolean remove(QueueName name) {
        return since.remove(name) != null;
    }

    void clear() {
        since.clear();
    }

    /// Takes out those that have lasted.
    List<QueueName> lasting() {
        long now = System.nanoTime();
        List<QueueName> names = since.entrySet().stream()
                .filter(entry -> now - entry.getValue() >= Patience.LEAST_NANOS)
                .map(Map.Entry::getKey)
                .toList();
        names.forEach(since::remove);
        return names;
    }
}
