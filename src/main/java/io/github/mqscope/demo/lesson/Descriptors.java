package io.github.mqscope.demo.lesson;

import io.github.mqscope.demo.stage.Actor;
import io.github.mqscope.demo.stage.Check;
import io.github.mqscope.demo.stage.Evidence;
import java.nio.file.Files;
import java.nio.file.Path;

/// Checks of the descriptors that a process has, as the kernel lists them.
final class Descriptors {
    private Descriptors() {}

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
}
