package io.github.mqscope.model.finding;

import java.util.List;
import java.util.Optional;

/// A process that holds queues, at one moment.
///
/// @param pid     its number
/// @param comm    its name, as it says; text of a stranger
/// @param command its command line, likewise
/// @param frozen  whether its cgroup is frozen
/// @param catches whether it catches any signal: one of them may end a call of its
/// @param whole   whether all its threads were looked at
/// @param threads those that were
public record SeenProcess(
        int pid,
        String comm,
        String command,
        boolean frozen,
        boolean catches,
        boolean whole,
        List<SeenThread> threads) {
    /// Whether nothing of it runs until somebody lets it.
    boolean isStopped() {
        return frozen || (!threads.isEmpty() && threads.stream().allMatch(SeenThread::isStopped));
    }

    Optional<SeenThread> thread(int tid) {
        return threads.stream().filter(one -> one.tid() == tid).findFirst();
    }

    /// How it is stopped, in words.
    String stopped() {
        if (frozen) {
            return "frozen by its cgroup";
        }
        return switch (threads.getFirst().state()) {
            case 't' -> "held by a debugger or tracer";
            case 'Z', 'X' -> "a zombie";
            default -> "stopped by a signal";
        };
    }
}
