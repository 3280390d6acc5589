package io.github.mqscope.model.finding;

import io.github.mqscope.model.queue.BlockedThread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Cycles of processes that wait for one another over queues.
///
/// A process is hopeless when each of its threads waits on a queue without a deadline, or for another of its threads,
/// and everybody who could let it go on is hopeless too. Among the hopeless those are in a deadlock that wait, in the
/// end, for themselves, with a sender among them: two daemons that each wait for work of the other are idle.
final class Deadlocks {
    private final List<QueueCase> queues;
    private final Observation now;
    private final Map<Integer, List<Wait>> waits = new LinkedHashMap<>();

    /// A thread that waits, and who could let it go on.
    private record Wait(QueueCase queue, BlockedThread thread, List<Integer> helpers) {}

    Deadlocks(List<QueueCase> queues, Observation now) {
        this.queues = queues;
        this.now = now;
    }

    List<Finding> find() {
        for (QueueCase queue : queues) {
            queue.senders().forEach(thread -> add(queue, thread, queue.readers()));
            queue.receivers().forEach(thread -> add(queue, thread, queue.writers()));
        }
        Set<Integer> hopeless = hopeless();
        List<Finding> found = new ArrayList<>();
        Set<Integer> told = new HashSet<>();
        for (int pid : hopeless) {
            Set<Integer> cycle = cycle(pid, hopeless);
            if (!told.contains(pid) && !cycle.isEmpty() && hasSender(cycle)) {
                found.add(finding(cycle, hopeless));
                told.addAll(cycle);
            }
        }
        return found;
    }

    private void add(QueueCase queue, BlockedThread thread, List<Integer> helpers) {
        waits.computeIfAbsent(thread.pid(), pid -> new ArrayList<>()).add(new Wait(queue, thread, helpers));
    }

    private Set<Integer> hopeless() {
        Set<Integer> left = new TreeSet<>(waits.keySet());
        left.removeIf(pid -> !waitsWholly(pid));
        while (left.removeIf(pid ->
                waits.getOrDefault(pid, List.of()).stream().anyMatch(wait -> !left.containsAll(wait.helpers())))) {
            // Until nobody is left who has hope.
        }
        return left;
    }

    private boolean waitsWholly(int pid) {
        List<Wait> own = waits.getOrDefault(pid, List.of());
        Set<Integer> waiting = own.stream().map(wait -> wait.thread().tid()).collect(Collectors.toSet());
        return own.stream().noneMatch(wait -> wait.thread().isTimed())
                && now.process(pid)
                        .filter(SeenProcess::whole)
                        .filter(process -> process.threads().stream()
                                .allMatch(thread -> waiting.contains(thread.tid()) || thread.waitsInside()))
                        .isPresent();
    }

    // Those whom a process waits for in the end, and who wait for it.
    private Set<Integer> cycle(int pid, Set<Integer> hopeless) {
        Set<Integer> reached = reached(pid, hopeless);
        return !reached.contains(pid)
                ? Set.of()
                : reached.stream()
                        .filter(other -> reached(other, hopeless).contains(pid))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<Integer> reached(int from, Set<Integer> hopeless) {
        Set<Integer> reached = new LinkedHashSet<>();
        List<Integer> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            for (Wait wait : waits.getOrDefault(open.removeLast(), List.of())) {
                wait.helpers().stream()
                        .filter(hopeless::contains)
                        .filter(reached::add)
                        .forEach(open::add);
            }
        }
        return reached;
    }

    private boolean hasSender(Set<Integer> cycle) {
        return within(cycle).anyMatch(wait -> wait.thread().sending());
    }

    private Stream<Wait> within(Set<Integer> cycle) {
        return cycle.stream()
                .map(waits::get)
                .flatMap(Collection::stream)
                .filter(wait -> wait.helpers().stream().anyMatch(cycle::contains));
    }

    private Finding finding(Set<Integer> cycle, Set<Integer> hopeless) {
        List<Wait> links = within(cycle).toList();
        Wait first = links.stream()
                .filter(wait -> wait.thread().sending())
                .findFirst()
                .orElseThrow();
        String chain = links.stream().map(Deadlocks::words).distinct().collect(Collectors.joining("; "));
        String who = cycle.size() == 1
                ? first.queue().who(first.thread().pid()) + " waits for itself"
                : links.stream()
                                .map(wait -> wait.queue().who(wait.thread().pid()))
                                .distinct()
                                .collect(Collectors.joining(" and "))
                        + " wait for each other";
        List<FindingEvidence> evidence = links.stream()
                .flatMap(wait -> Stream.of(
                        new FindingEvidence(
                                wait.queue().name() + " has " + wait.queue().depth(), "mq_getattr"),
                        wait.queue().evidence(wait.thread())))
                .distinct()
                .toList();
        boolean unsure = cycle.stream()
                .flatMap(pid -> now.process(pid).stream())
                .anyMatch(process ->
                        process.catches() || process.threads().stream().anyMatch(SeenThread::waitsInside));
        return first.queue()
                .finding(
                        FindingKind.DEADLOCK,
                        Severity.CRITICAL,
                        unsure ? Certainty.LIKELY : first.queue().certainty(),
                        List.copyOf(cycle),
                        who + ": " + chain,
                        evidence,
                        List.of(
                                "mqscope receive " + first.queue().named() + " --nonblock",
                                "kill " + first.thread().pid()))
                .about(
                        links.stream()
                                .map(wait -> wait.queue().state().name())
                                .distinct()
                                .toList(),
                        victims(cycle, hopeless));
    }

    private static String words(Wait wait) {
        String does = wait.thread().sending() ? "send to " : "receive from ";
        String only = wait.thread().sending() ? ", which only " : ", to which only ";
        return wait.queue().who(wait.thread().pid()) + " waits to " + does
                + wait.queue().name() + only
                + wait.queue().who(wait.helpers())
                + (wait.thread().sending()
                        ? (wait.helpers().size() == 1 ? " reads" : " read")
                        : (wait.helpers().size() == 1 ? " sends" : " send"));
    }

    // All who wait for one of them in the end.
    private List<Integer> victims(Set<Integer> cycle, Set<Integer> hopeless) {
        Set<Integer> all = new TreeSet<>(cycle);
        hopeless.stream()
                .filter(pid -> reached(pid, hopeless).stream().anyMatch(cycle::contains))
                .forEach(all::add);
        return List.copyOf(all);
    }
}
