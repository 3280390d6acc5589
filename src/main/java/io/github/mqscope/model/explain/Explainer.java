package io.github.mqscope.model.explain;

import io.github.mqscope.sys.Errno;
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

    /// What a function can fail with.
    public static List<Errno> errnos(String call) {
        return CAUSES.stream()
                .filter(c -> c.call().equals(call))
                .map(Cause::errno)
                .distinct()
                .toList();
    }

    /// Every cause of an errno of a function, the likeliest first.
    /// @param call as of [#calls]; `mq_timedsend` and `mq_timedreceive` are found under their plain names
    public static List<Explanation> explain(String call, Errno errno, Situation now) {
        String plain = call.replace("mq_timed", "mq_");
        return CAUSES.stream()
                .filter(c -> c.call().equals(plain) && c.errno().equals(errno))
                .map(c -> c.in(now))
                .toList();
    }
}
