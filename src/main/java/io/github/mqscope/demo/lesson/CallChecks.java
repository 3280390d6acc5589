package io.github.mqscope.demo.lesson;

import io.github.mqscope.demo.peer.Reply;
import io.github.mqscope.demo.stage.Check;
import io.github.mqscope.demo.stage.Evidence;
import io.github.mqscope.demo.stage.StagedCall;
import java.util.function.Predicate;

/// Checks over several calls of a process.
final class CallChecks {
    private CallChecks() {}

    /// A call before its last returned this.
    /// @param back 1 for the last but one
    static Check gave(String actor, int back, long expected) {
        return stage -> {
            StagedCall call = stage.actor(actor).call(back);
            String read = call.reply().map(Reply::toString).orElse("not returned");
            return Evidence.same(call.text() + " of " + actor, Long.toString(expected), read);
        };
    }

    /// So many of its calls of a function succeeded with more than 0.
    static Check told(String actor, String function, long expected) {
        return counted(
                actor,
                function,
                "that told something",
                expected,
                call -> call.reply()
                        .filter(reply -> reply.isDone() && reply.result() > 0)
                        .isPresent());
    }

    /// So many calls of a function it has made.
    static Check made(String actor, String function, long expected) {
        return counted(actor, function, "made", expected, call -> true);
    }

    private static Check counted(
            String actor, String function, String what, long expected, Predicate<StagedCall> isOne) {
        return stage -> Evidence.same(
                "the log of " + actor + ": " + function + " " + what,
                expected,
                stage.actor(actor).calls().stream()
                        .filter(call -> call.name().equals(function))
                        .filter(isOne)
                        .count());
    }
}
