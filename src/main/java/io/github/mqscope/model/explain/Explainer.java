package io.github.mqscope.model.explain;

import java.util.List;
import java.util.stream.Stream;

/// Explains every errno of every message queue call.
public final class Explainer {
    private static final List<Cause> CAUSES = Stream.of(
                    OpenErrors.ALL, TransferErrors.ALL, NotifyErrors.ALL, OtherErrors.ALL)
            .flatMap(List::stream)
            .toList();

    private Explainer() {}

    /// The functions that are explained, as their manual pages are called.
    public static List<String> calls() {
        return CAUSES.stream().map(Cause::call).distinct().toList();
    }

    /// The names of what a function can fail with.
    public static List<String> errnos(String call) {
        return CAUSES.stream()
                .filter(c -> c.call().equals(call))
                .map(c -> c.errno().name())
                .distinct()
                .toList();
    }

    /// Every cause of an errno of a function, the likeliest first.
    /// @param errno its name, such as `EAGAIN`
    /// @param call as of [#calls]; `mq_timedsend` and `mq_timedreceive` are found under their plain names
    public static List<Explanation> explain(String call, String errno, Situation now) {
        String plain = call.replace("mq_timed", "mq_");
        return CAUSES.stream()
                .filter(c -> c.call().equals(plain) && c.errno().name().equals(errno))
                .map(c -> c.in(now))
                .toList();
    }
}
