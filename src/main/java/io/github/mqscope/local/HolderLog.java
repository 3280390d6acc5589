package io.github.mqscope.local;

import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.Repeats;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.proc.Holders;
import io.github.mqscope.proc.Presence;
import io.github.mqscope.text.Escaped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Tells the log which processes opened queues, closed them or ended, and when nobody is left that could receive or
/// send. Only what two looks show: what was not looked at, or not kept, is not told.
final class HolderLog {
    private static final int FEW = 4;

    private final EventLog log;
    private Holders before = Holders.NONE;

    /// A process that holds a queue, through all its descriptors.
    private record Holder(Opener opener, boolean reads, boolean writes) {
        static Holder of(Opener opener) {
            return new Holder(opener, opener.access() != Access.WRITE, opener.access() != Access.READ);
        }

        Holder and(Holder other) {
            return new Holder(opener, reads || other.reads, writes || other.writes);
        }

        String name() {
            return Escaped.of(opener.who());
        }

        String act() {
            return reads && writes ? "reads and writes" : reads ? "reads" : "writes";
        }
    }

    HolderLog(EventLog log) {
        this.log = log;
    }

    /// Tells what is other than at the look before.
    /// @param names of the queues that are told about
    void changed(Holders now, Map<QueueKey, QueueName> names) {
        if (before.hidden().looked() && now.hidden().looked()) {
            Map<QueueKey, Map<Integer, Holder>> held = byQueue(before);
            Map<QueueKey, Map<Integer, Holder>> holds = byQueue(now);
            names.forEach((key, name) ->
                    changed(name, held.getOrDefault(key, Map.of()), holds.getOrDefault(key, Map.of()), now));
        }
        before = now;
    }

    // mqscope itself reads and writes nothing unasked.
    private static Map<QueueKey, Map<Integer, Holder>> byQueue(Holders holders) {
        return holders.openers().stream()
                .filter(opener -> !opener.mqscope())
                .collect(Collectors.groupingBy(
                        Opener::queue, Collectors.toMap(Opener::pid, Holder::of, Holder::and, TreeMap::new)));
    }

    private void changed(QueueName name, Map<Integer, Holder> held, Map<Integer, Holder> holds, Holders now) {
        Map<String, List<Holder>> told = new TreeMap<>();
        List<Holder> left = without(held, holds);
        for (Holder one : left) {
            how(one, name, now)
                    .ifPresent(how ->
                            told.computeIfAbsent(how, k -> new ArrayList<>()).add(one));
        }
        tell(name, told, remaining(name, left, holds.values(), now));
        told.clear();
        if (before.omitted() == 0) {
            for (Holder one : without(holds, held)) {
                told.computeIfAbsent("opened " + name + ", " + one.act(), k -> new ArrayList<>())
                        .add(one);
            }
        }
        tell(name, told, "");
    }

    private static List<Holder> without(Map<Integer, Holder> some, Map<Integer, Holder> others) {
        Map<Integer, Holder> rest = new TreeMap<>(some);
        rest.keySet().removeAll(others.keySet());
        return List.copyOf(rest.values());
    }

    private static Optional<String> how(Holder one, QueueName name, Holders now) {
        return switch (Presence.of(one.opener().pid())) {
            case ENDED -> Optional.of("ended");
            case SEEN -> now.omitted() == 0 ? Optional.of("closed " + name) : Optional.empty();
            case HIDDEN -> Optional.of("may not be looked into any more");
        };
    }

    // Said only where all holders were seen.
    private static String remaining(QueueName name, List<Holder> left, Collection<Holder> holds, Holders now) {
        boolean all = now.hidden().processes() == 0
                && !now.hidden().outside()
                && !now.hidden().unlisted()
                && now.omitted() == 0;
        boolean unread = isLast(left, holds, Holder::reads);
        boolean unwritten = isLast(left, holds, Holder::writes);
        if (!all || !(unread || unwritten)) {
            return "";
        }
        return "; nobody " + (unread && unwritten ? "reads or writes " : unread ? "reads " : "writes to ") + name
                + " now";
    }

    private static boolean isLast(List<Holder> left, Collection<Holder> holds, Predicate<Holder> could) {
        return left.stream().anyMatch(could) && holds.stream().noneMatch(could);
    }

    // What remains is said with the last of them.
    private void tell(QueueName queue, Map<String, List<Holder>> told, String remaining) {
        int last = told.size();
        for (Map.Entry<String, List<Holder>> one : told.entrySet()) {
            String end = one.getKey() + (--last == 0 ? remaining : "");
            List<Holder> who = one.getValue();
            if (who.size() > FEW) {
                log.add(LoopEvent.Kind.HOLDER, Optional.of(queue), many(who) + " " + end);
            } else {
                few(queue, who, one.getKey(), end);
            }
        }
    }

    private void few(QueueName queue, List<Holder> who, String how, String end) {
        for (int i = 0; i < who.size(); i++) {
            Holder one = who.get(i);
            String words = i == who.size() - 1 ? end : how;
            log.add(
                    LoopEvent.Kind.HOLDER,
                    queue,
                    one.name() + " (" + one.opener().pid() + ") " + words,
                    Repeats.of(one.name() + " " + words));
        }
    }

    private static String many(List<Holder> who) {
        String some = who.stream()
                .limit(FEW)
                .map(one -> one.name() + " (" + one.opener().pid() + ")")
                .collect(Collectors.joining(", "));
        return some + " and " + (who.size() - FEW) + " more";
    }
}
