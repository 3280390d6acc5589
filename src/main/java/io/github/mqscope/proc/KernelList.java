package io.github.mqscope.proc;

import io.github.mqscope.model.queue.HeldQueues;
import io.github.mqscope.model.queue.HeldQueues.Held;
import io.github.mqscope.model.queue.HeldQueues.Waiter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What the kernel's own walk tells of the queues on one device, by process and by thread.
final class KernelList {
    private final boolean everyone;
    private final boolean exact;
    private final Map<Integer, Set<Integer>> descriptors = new HashMap<>();
    private final Map<Integer, Map<Integer, Waiter>> waiters = new HashMap<>();

    KernelList(HeldQueues told, long device) {
        everyone = told.everyone();
        exact = everyone && told.whole();
        for (Held held : told.descriptors()) {
            if (held.queue().dev() == device) {
                descriptors.computeIfAbsent(held.pid(), pid -> new TreeSet<>()).add(held.fd());
            }
        }
        for (Waiter waiter : told.waiters()) {
            if (waiter.queue().dev() == device) {
                waiters.computeIfAbsent(waiter.pid(), pid -> new HashMap<>()).put(waiter.tid(), waiter);
            }
        }
    }

    /// Whether it tells of all processes, so that one that it does not name holds nothing.
    boolean isOfEveryone() {
        return everyone;
    }

    /// Whether it tells of all threads, so that one that it does not name waits on no queue.
    boolean isExact() {
        return exact;
    }

    /// Processes that hold a queue.
    Set<Integer> holders() {
        return descriptors.keySet();
    }

    /// The descriptors of a process, empty where it names none.
    Optional<Set<Integer>> descriptors(int pid) {
        return Optional.ofNullable(descriptors.get(pid));
    }

    /// The threads of a process that wait, by their numbers.
    Map<Integer, Waiter> waiters(int pid) {
        return waiters.getOrDefault(pid, Map.of());
    }
}
