package io.github.mqscope.model.finding;

import io.github.mqscope.model.Budget;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.text.Escaped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What is wrong, of two looks a moment apart: what stayed the same between them is stuck.
///
/// A busy queue that moves, a daemon that waits for work, and a reader that has not received for two seconds are no
/// findings. What passes on queues is not looked at here, so nothing is said of calls that fail again and again.
public final class Findings {
    private static final Duration LEFT = Duration.ofMinutes(1);
    private static final double NEAR = 0.9;

    private final Observation before;
    private final Observation now;
    private final List<QueueCase> queues;
    private final List<Finding> found = new ArrayList<>();

    private Findings(Observation before, Observation now) {
        this.before = before;
        this.now = now;
        this.queues = now.snapshot().queues().stream().flatMap(this::both).toList();
    }

    /// What is wrong, the worst first; none where nothing is.
    public static List<Finding> of(Observation before, Observation now) {
        Findings findings = new Findings(before, now);
        findings.find();
        return findings.found.stream().sorted(Finding.WORST_FIRST).toList();
    }

    private Stream<QueueCase> both(QueueState state) {
        return before.snapshot().find(state.key()).map(was -> new QueueCase(was, state, now)).stream();
    }

    private void find() {
        List<Finding> deadlocks = new Deadlocks(queues, now).find();
        found.addAll(deadlocks);
        Set<Integer> entangled = new HashSet<>();
        deadlocks.forEach(one -> entangled.addAll(one.culprits()));
        for (QueueCase queue : queues) {
            Optional<Finding> unnotified = neverNotified(queue);
            // Of a queue whose readers wait for one another, or for a notification, that has been said.
            boolean said = queue.readers().stream().anyMatch(entangled::contains)
                    || (unnotified.isPresent() && queue.senders().isEmpty());
            if (!said) {
                new ReaderFindings(queue, before, now).find().ifPresent(found::add);
            }
            unnotified.ifPresent(found::add);
            noWriter(queue).ifPresent(found::add);
            leftover(queue).ifPresent(found::add);
            unlinked(queue).ifPresent(found::add);
        }
        found.addAll(limits(now.snapshot()));
    }

    // Who waits alone does not write either.
    private static Optional<Finding> noWriter(QueueCase queue) {
        List<Integer> waiting =
                queue.receivers().stream().map(one -> one.pid()).distinct().toList();
        boolean nobody = queue.writers().stream().allMatch(waiting::contains);
        if (waiting.isEmpty() || !nobody) {
            return Optional.empty();
        }
        String text = queue.who(waiting) + " waits to receive from " + queue.name()
                + ", and nobody else who can be seen has it open for writing";
        return Optional.of(queue.finding(
                FindingKind.NO_WRITER,
                Severity.NOTE,
                queue.certainty(),
                List.of(),
                text,
                queue.evidence(),
                List.of("mqscope info " + queue.named())));
    }

    private static Optional<Finding> neverNotified(QueueCase queue) {
        Optional<QueueStatus> status = queue.state().status().filter(QueueStatus::isRegistered);
        boolean before = queue.was().status().filter(QueueStatus::isRegistered).isPresent();
        if (status.isEmpty() || !before || !queue.hasWork()) {
            return Optional.empty();
        }
        int pid = status.get().notifyPid();
        if (queue.now().process(pid).filter(SeenProcess::isStopped).isPresent()) {
            return Optional.empty(); // It is the stopping that matters.
        }
        String text = (pid == 0 ? status.get().registrantFirst() : queue.who(pid))
                + " is registered for notification while " + queue.name() + " holds " + queue.depth()
                + ": none will come until the queue has been drained";
        List<FindingEvidence> evidence = new ArrayList<>(queue.evidence());
        evidence.add(
                new FindingEvidence(status.get().registrant() + " is registered", "NOTIFY_PID in the queue's file"));
        return Optional.of(queue.finding(
                FindingKind.NEVER_NOTIFIED,
                Severity.WARNING,
                Certainty.CERTAIN,
                pid == 0 ? List.of() : List.of(pid),
                text,
                evidence,
                List.of("mqscope receive " + queue.named() + " --drain --json")));
    }

    private static Optional<Finding> leftover(QueueCase queue) {
        boolean left = queue.state().depth() > 0
                && !queue.isHeld()
                && !queue.state().unlinked()
                && queue.unused().compareTo(LEFT) > 0;
        return !left
                ? Optional.empty()
                : Optional.of(queue.finding(
                        FindingKind.LEFTOVER,
                        Severity.NOTE,
                        queue.certainty(),
                        List.of(),
                        queue.name() + " holds " + queue.depth()
                                + ", nobody who can be seen has it open, and it was not used for "
                                + queue.unused().toMinutes() + " min",
                        queue.evidence(),
                        List.of("mqscope peek " + queue.named(), "mqscope unlink " + queue.word())));
    }

    private Optional<Finding> unlinked(QueueCase old) {
        if (!old.state().unlinked()) {
            return Optional.empty();
        }
        List<Integer> holders = old.state().openers().stream()
                .map(one -> one.pid())
                .distinct()
                .sorted()
                .toList();
        Optional<QueueCase> fresh = queues.stream()
                .filter(one -> !one.state().unlinked()
                        && one.state().name().equals(old.state().name()))
                .findFirst();
        String name = old.state().name().toString();
        String ino = " (inode " + old.state().key().ino() + ")";
        List<String> next = List.of("mqscope info " + old.named());
        String text = fresh.isPresent()
                ? name + " is two queues: " + old.who(holders) + " holds the unlinked one" + ino + ", "
                        + (fresh.get().isHeld()
                                ? fresh.get().who(pids(fresh.get())) + " the one that has the name now"
                                : "and nobody who can be seen the one that has the name now")
                : name + " was unlinked" + ino + " and still costs its owner, since " + old.who(holders)
                        + " holds it open";
        return Optional.of(old.finding(
                fresh.isPresent() ? FindingKind.SPLIT_NAME : FindingKind.UNLINKED_HELD,
                fresh.isPresent() ? Severity.WARNING : Severity.NOTE,
                old.certainty(),
                holders,
                text,
                old.evidence(),
                next));
    }

    private static List<Integer> pids(QueueCase queue) {
        return queue.state().openers().stream()
                .filter(one -> !one.mqscope())
                .map(one -> one.pid())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Finding> limits(Snapshot snapshot) {
        List<Finding> near = new ArrayList<>();
        long named = snapshot.queues().size(); // Those without a name count as long as they live.
        long most = snapshot.limits().queuesMax();
        if (most > 0 && named >= NEAR * most) {
            near.add(limit(
                    snapshot,
                    named + " of the " + most + " queues that this IPC namespace may have are there",
                    "/proc/sys/fs/mqueue/queues_max"));
        }
        for (Budget budget : snapshot.budgets()) {
            if (budget.mine() && budget.limit() > 0 && budget.used() >= NEAR * budget.limit()) {
                near.add(limit(
                        snapshot,
                        "the queues of " + Escaped.of(budget.user()) + " seen here cost " + budget.used() + " of the "
                                + budget.limit() + " bytes of RLIMIT_MSGQUEUE",
                        "getrlimit(2)"));
            }
        }
        return near;
    }

    private static Finding limit(Snapshot snapshot, String text, String from) {
        return new Finding(
                FindingKind.LIMIT_NEAR,
                Severity.WARNING,
                Certainty.CERTAIN,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                snapshot.asOf(),
                text,
                List.of(new FindingEvidence(text, from)),
                List.of("mqscope list"));
    }
}
