package io.github.mqscope.cli;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueFileSystem;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which queues the names on the command line mean now.
final class TraceTargets {
    private TraceTargets() {}

    /// What to trace; says of each name that no queue has yet.
    static TraceOptions find(List<QueueName> names, int snap, Terminal terminal) throws ErrnoException {
        try (QueueFileSystem files = QueueFileSystem.open(names)) {
            if (files.doubt().isPresent()) {
                return new TraceOptions(keys(names, null, terminal), Optional.empty(), snap);
            }
            Optional<Long> dev = Optional.of(Directory.stat(files.root()).dev());
            return new TraceOptions(keys(names, files, terminal), dev, snap);
        } catch (QueueException notMounted) {
            return new TraceOptions(keys(names, null, terminal), Optional.empty(), snap);
        }
    }

    private static Map<QueueName, Optional<QueueKey>> keys(
            List<QueueName> names, @Nullable QueueFileSystem files, Terminal terminal) {
        Map<QueueName, Optional<QueueKey>> keys = new HashMap<>();
        for (QueueName name : names) {
            try {
                keys.put(name, Optional.of(files != null ? MessageQueue.keyOf(files.stat(name)) : opened(name)));
            } catch (QueueException none) {
                terminal.complain("trace " + name + ": " + Unseen.why(name, none));
                keys.put(name, Optional.empty());
            }
        }
        return keys;
    }

    private static QueueKey opened(QueueName name) throws QueueException {
        try (MessageQueue queue = QueueOpen.of(name).access(Access.READ).open()) {
            return queue.key();
        }
    }
}
