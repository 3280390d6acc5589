package io.github.mqscope.demo.stage;

import io.github.mqscope.mqueue.QueueName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which processes of a lesson have which queue open, as `/proc/PID/fd` lists. It is listed again when a process has
/// made a call since, for nothing else opens or closes its descriptors.
final class Holders {
    private static final Listed NOTHING = new Listed(-1, -1, -1, Set.of());

    private final Stage stage;
    private final Map<Actor, Listed> listed = new HashMap<>();

    private record Listed(int calls, long returned, int events, Set<String> targets) {}

    Holders(Stage stage) {
        this.stage = stage;
    }

    /// The names of those that have it open, in the lesson's order.
    List<String> of(QueueName queue, boolean linked) {
        String target = queue + (linked ? "" : " (deleted)");
        return stage.actors().stream()
                .filter(actor -> actor.peer().isAlive())
                .filter(actor -> targets(actor).contains(target))
                .map(Actor::name)
                .toList();
    }

    private Set<String> targets(Actor actor) {
        List<Call> calls = actor.calls();
        long returned = calls.stream().filter(call -> !call.isPending()).count();
        int events = actor.peer().events().size();
        Listed last = listed.getOrDefault(actor, NOTHING);
        if (last.calls != calls.size() || last.returned != returned || last.events != events) {
            last = new Listed(calls.size(), returned, events, list(actor));
            listed.put(actor, last);
        }
        return last.targets;
    }

    private static Set<String> list(Actor actor) {
        try (Stream<Path> links = Files.list(Path.of("/proc/" + actor.pid() + "/fd"))) {
            return links.map(Holders::target).collect(Collectors.toSet());
        } catch (IOException ended) {
            return Set.of();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
