package io.github.mqscope.cli;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.place.IpcNamespace;
import io.github.mqscope.place.IpcNamespaces;
import io.github.mqscope.text.Escaped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is said of queues that are asked for and cannot be seen.
final class Unseen {
    private static final int MOST_NAMES = 3;

    private Unseen() {}

    /// Why no queue is seen by a name. Where queues cannot be listed, one that may not be read is not found.
    static String why(QueueName name) {
        try (MessageQueue _ =
                QueueOpen.of(name).access(Access.READ).nonBlocking().open()) {
            return "no queue of that name was there yet";
        } catch (QueueException e) {
            return why(name, e);
        }
    }

    /// What opening it, or looking for it, has said.
    static String why(QueueName name, QueueException failed) {
        return failed.failure().is(Cause.NOT_FOUND)
                ? notHere(name)
                : "it is there and cannot be seen: " + failed.failure().line();
    }

    private static String notHere(QueueName name) {
        Optional<String> file = name.fault().isEmpty() ? Escaped.utf8(name.file()) : Optional.empty();
        IpcNamespaces.Elsewhere found = IpcNamespaces.elsewhere(file.orElse(""));
        if (file.isPresent() && !found.having().isEmpty()) {
            IpcNamespace first = found.having().getFirst();
            return "this IPC namespace has no queue of that name; " + first.label() + " (namespace " + first.number()
                    + ") has one: mqscope --in " + first.pid();
        }
        return "no queue of that name yet" + (found.others() > 0 ? " in this IPC namespace" : "");
    }

    /// Which of them may be neither read nor written, so that their messages are not seen; empty where all may.
    static Optional<String> ofAll(List<QueueState> queues) {
        List<QueueName> closed = queues.stream()
                .filter(queue -> queue.attributes().isEmpty()
                        && queue.hidden()
                                .filter(why -> why.is(Cause.ACCESS_DENIED))
                                .isPresent())
                .map(QueueState::name)
                .toList();
        if (closed.isEmpty()) {
            return Optional.empty();
        }
        String some = closed.stream().limit(MOST_NAMES).map(QueueName::toString).collect(Collectors.joining(", "));
        int more = closed.size() - MOST_NAMES;
        return Optional.of("what is in " + some + (more > 0 ? " and " + more + " more" : "")
                + " cannot be seen: the mode lets you neither read nor write; its owner or root may");
    }
}
