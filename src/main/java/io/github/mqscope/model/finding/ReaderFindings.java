package io.github.mqscope.model.finding;

import io.github.mqscope.text.Escaped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why nobody takes what lies in a queue.
final class ReaderFindings {
    // Clock ticks are hundredths of a second wherever Linux tells them.
    private static final long TICK_MILLIS = 10;

    private final QueueCase queue;
    private final Observation before;
    private final Observation now;

    ReaderFindings(QueueCase queue, Observation before, Observation now) {
        this.queue = queue;
        this.before = before;
        this.now = now;
    }

    /// What is wrong with its readers, if anything: nothing is said where one has just come, or may not be looked into.
    Optional<Finding> find() {
        if (!queue.hasWork()) {
            return Optional.empty();
        }
        List<Integer> readers = queue.readers();
        if (readers.isEmpty()) {
            return queue.isHeld() || !queue.senders().isEmpty() ? Optional.of(noReader()) : Optional.empty();
        }
        List<SeenProcess> seen =
                readers.stream().flatMap(pid -> now.process(pid).stream()).toList();
        if (seen.size() < readers.size() || hasCome(readers)) {
            return Optional.empty();
        }
        return Optional.of(notTaking(seen));
    }

    // One that was not there before may be about to receive.
    private boolean hasCome(List<Integer> readers) {
        return !queue.was().openers().stream().map(one -> one.pid()).toList().containsAll(readers);
    }

    private Finding noReader() {
        String text = queue.name() + " holds " + queue.depth() + queue.waiting()
                + ", and nobody who can be seen has it open for reading";
        return queue.finding(
                FindingKind.NO_READER,
                queue.severity(),
                queue.certainty(),
                List.of(),
                text,
                queue.evidence(),
                List.of("mqscope peek " + queue.named(), "mqscope receive " + queue.named() + " --drain --json"));
    }

    private Finding notTaking(List<SeenProcess> readers) {
        List<SeenProcess> running =
                readers.stream().filter(one -> !one.isStopped()).toList();
        if (running.isEmpty()) {
            return stopped(readers);
        }
        List<SeenProcess> busy = running.stream().filter(this::isBusy).toList();
        return busy.isEmpty() ? elsewhere(running, readers) : busy(busy);
    }

    // It has used the processor for more than half of the time between the looks.
    private boolean isBusy(SeenProcess process) {
        long most = Duration.between(before.snapshot().asOf(), now.snapshot().asOf())
                        .toMillis()
                / TICK_MILLIS;
        return process.threads().stream()
                .anyMatch(thread -> before.process(process.pid())
                        .flatMap(one -> one.thread(thread.tid()))
                        .filter(one -> 2 * (thread.ticks() - one.ticks()) > most)
                        .isPresent());
    }

    private Finding stopped(List<SeenProcess> readers) {
        String who = readers.stream()
                .map(one -> queue.who(one.pid()) + " is " + one.stopped())
                .collect(Collectors.joining(", "));
        String text = who + (readers.size() == 1 ? ", and is the only reader of " : ", and nobody else reads ")
                + queue.name() + ": it holds " + queue.depth() + queue.waiting();
        List<String> next = readers.stream().map(ReaderFindings::goOn).toList();
        List<FindingEvidence> evidence = with(readers.stream()
                .map(one -> new FindingEvidence(
                        queue.who(one.pid()) + " is " + one.stopped(),
                        one.frozen() ? "cgroup.events of its cgroup" : "/proc/" + one.pid() + "/stat")));
        return queue.finding(
                FindingKind.READER_STOPPED, queue.severity(), queue.certainty(), pids(readers), text, evidence, next);
    }

    private static String goOn(SeenProcess stopped) {
        return stopped.frozen()
                ? "cat /proc/" + stopped.pid() + "/cgroup"
                : stopped.stopped().contains("signal")
                        ? "kill -CONT " + stopped.pid()
                        : "grep TracerPid /proc/" + stopped.pid() + "/status";
    }

    private Finding busy(List<SeenProcess> busy) {
        String text = queue.who(pids(busy)) + " has " + queue.name()
                + " open for reading, runs, and does not receive: it holds " + queue.depth() + queue.waiting();
        List<FindingEvidence> evidence = with(busy.stream()
                .map(one -> new FindingEvidence(
                        queue.who(one.pid()) + " has used the processor between the two looks",
                        "/proc/" + one.pid() + "/task/*/stat")));
        return queue.finding(
                FindingKind.READER_BUSY,
                queue.severity(),
                queue.certainty(),
                pids(busy),
                text,
                evidence,
                List.of("perf top -p " + busy.getFirst().pid(), "mqscope info " + queue.named()));
    }

    private Finding elsewhere(List<SeenProcess> running, List<SeenProcess> readers) {
        SeenProcess first = running.getFirst();
        List<String> next = new ArrayList<>();
        readers.stream()
                .filter(SeenProcess::isStopped)
                .map(ReaderFindings::goOn)
                .forEach(next::add);
        next.addAll(List.of(
                "cat /proc/" + first.pid() + "/stack", "gdb -p " + first.pid(), "mqscope info " + queue.named()));
        String where = waiting(first).flatMap(SeenThread::call).orElse("something that may not be seen");
        String text = queue.who(first.pid()) + " has " + queue.name() + " open for reading, and waits in " + where
                + ": " + queue.name() + " holds " + queue.depth() + queue.waiting();
        List<FindingEvidence> evidence = with(readers.stream()
                .flatMap(process -> process.threads().stream().map(thread -> evidence(process, thread))));
        return queue.finding(
                FindingKind.READER_ELSEWHERE,
                queue.severity(),
                queue.senders().isEmpty() ? Certainty.POSSIBLE : queue.certainty(),
                pids(readers),
                text,
                evidence,
                next);
    }

    // What holds it up: rather what comes from outside than a thread that waits for another.
    private static Optional<SeenThread> waiting(SeenProcess process) {
        Optional<SeenThread> outside = process.threads().stream()
                .filter(thread -> thread.call().isPresent() && !thread.waitsInside())
                .findFirst();
        return outside.or(() -> process.threads().stream()
                .filter(thread -> thread.call().isPresent())
                .findFirst());
    }

    private FindingEvidence evidence(SeenProcess process, SeenThread thread) {
        return new FindingEvidence(
                queue.who(process.pid()) + ", thread " + thread.tid() + " " + Escaped.of(thread.comm()) + ", is in "
                        + thread.call().orElse("a call that may not be seen, or in none")
                        + (thread.isStopped() ? ", and is stopped" : ""),
                "/proc/" + process.pid() + "/task/" + thread.tid() + "/syscall");
    }

    private List<FindingEvidence> with(Stream<FindingEvidence> more) {
        List<FindingEvidence> all = new ArrayList<>(queue.evidence());
        more.forEach(all::add);
        return all;
    }

    private static List<Integer> pids(List<SeenProcess> processes) {
        return processes.stream().map(SeenProcess::pid).toList();
    }
}
