package io.github.mqscope.demo.lesson;

import io.github.mqscope.demo.stage.Actor;
import io.github.mqscope.demo.stage.Check;
import io.github.mqscope.demo.stage.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Checks of the descriptors that a process has, as the kernel lists them.
final class DescriptorChecks {
    private DescriptorChecks() {}

    /// Its descriptor in use is one of the lesson's queue.
    static Check leadsToQueue(String actor) {
        return leadsTo(actor, "");
    }

    /// Its descriptor in use is one of the lesson's queue, whose name has gone.
    static Check leadsToDeletedQueue(String actor) {
        return leadsTo(actor, " (deleted)");
    }

    private static Check leadsTo(String name, String suffix) {
        return stage -> {
            Actor actor = stage.actor(name);
            Path link = Path.of("/proc/" + actor.pid() + "/fd/" + actor.mqd());
            String read = Files.readSymbolicLink(link).toString();
            return Evidence.same(link.toString(), stage.queue() + suffix, read);
        };
    }

    /// No process of the lesson, this one neither, has the lesson's queue open without its name.
    static Check noneDeleted() {
        return stage -> {
            List<Long> pids =
                    new ArrayList<>(stage.actors().stream().map(Actor::pid).toList());
            pids.add(ProcessHandle.current().pid());
            long held = 0;
            for (long pid : pids) {
                held += count(Path.of("/proc/" + pid + "/fd"), stage.queue() + " (deleted)");
            }
            return Evidence.same("/proc/PID/fd of " + pids + ": " + stage.queue() + " (deleted)", 0L, held);
        };
    }

    private static long count(Path directory, String target) throws IOException {
        try (Stream<Path> links = Files.list(directory)) {
            return links.filter(link -> leads(link, target)).count();
        }
    }

    private static boolean leads(Path link, String target) {
        try {
            return Files.readSymbolicLink(link).toString().equals(target);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
