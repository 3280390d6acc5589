package io.github.mqscope.demo.stage;

import io.github.mqscope.model.queue.QueueName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which processes of a lesson have which queue open, as `/proc/PID/fd` lists. It is listed again when the
/// process has made a call since, for nothing else opens or closes its descriptors, and when a name has come or gone.
final class LessonHolders {
    private static final Listed NOTHING = new Listed(-1, -1, -1, false, Set.of());

    private final Stage stage;
    private final Map<Actor, Listed> listed = new HashMap<>();

    private record Listed(int calls, long returned, int events, boolean linked, Set<String> targets) {}

    LessonHolders(Stage stage) {
        this.stage = stage;
    }

    /// The names of those that have it open, in the lesson's order.
    List<String> of(QueueName queue, boolean linked) {
        String target = queue + (linked ? "" : " (deleted)");
        return stage.actors().stream()
                .filter(actor -> actor.peer().isAlive())
                .filter(actor -> targets(actor, linked).contains(target))
                .map(Actor::name)
                .toList();
    }

    private Set<String> targets(Actor actor, boolean linked) {
        List<StagedCall> calls = actor.calls();
        long returned = calls.stream().filter(call -> !call.isPending()).count();
        int events = actor.peer().events().size();
        Listed last = listed.getOrDefault(actor, NOTHING);
        Listed now = new Listed(calls.size(), returned, events, linked, last.targets);
        if (!now.equals(last)) {
            now = new Listed(calls.size(), returned, events, linked, list(actor));
            listed.put(actor, now);
        }
        return now.targets;
    }

    private static Set<String> list(Actor actor) {
        try (Stream<Path> links = Files.list(Path.of("/proc/" + actor.pid() + "/fd"))) {
            return links.map(LessonHolders::target).collect(Collectors.toSet());
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
