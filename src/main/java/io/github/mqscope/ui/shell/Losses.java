package io.github.mqscope.ui.shell;

import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.model.trace.TraceStatus;
import io.github.mqscope.space.Tracing;
import io.github.mqscope.ui.words.Words;
import java.util.ArrayList;
import java.util.List;

/// What can no longer be seen: calls that the kernel could not write down, calls and events that made room.
///
/// @param lost   calls for which the kernel had no room
/// @param calls  calls that made room for newer ones
/// @param events events that made room for newer ones
record Losses(long lost, long calls, long events) {
    private static final Words WORDS = Words.of(Losses.class);

    static Losses of(Tracing tracing, EventLog events) {
        long lost =
                switch (tracing.status()) {
                    case TraceStatus.Running(var _, TraceCounts counts) -> counts.lost();
                    case TraceStatus.Ended(TraceCounts counts) -> counts.lost();
                    case TraceStatus.Off _, TraceStatus.Opened _, TraceStatus.Failed _ -> 0;
                };
        return new Losses(lost, tracing.log().first(), events.gone());
    }

    /// On one line, empty where nothing is lost.
    String words() {
        List<String> words = new ArrayList<>();
        if (lost > 0) {
            words.add(WORDS.get("lost.calls", lost));
        }
        if (calls + events > 0) {
            words.add(WORDS.get("lost.old", calls + events));
        }
        return String.join(" · ", words);
    }

    /// What that means.
    String meaning() {
        return WORDS.get("lost.meaning", lost, calls, TraceLog.CAPACITY, events, EventLog.CAPACITY);
    }
}
