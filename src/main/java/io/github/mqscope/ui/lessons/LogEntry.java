package io.github.mqscope.ui.lessons;

import io.github.mqscope.demo.peer.PeerEvent;
import io.github.mqscope.demo.stage.CallView;
import io.github.mqscope.demo.stage.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A line of a lesson's log: a call of a process with its result, or what a loop has told.
///
/// @param nanos  `System.nanoTime` of it
/// @param who    the process, or the descriptor that told
/// @param what   the call as C, or what was told
/// @param result what the call returned, empty while it is under way and for what a loop told
/// @param kind   how it went
/// @param took   nanoseconds, 0 where there is no such thing
record LogEntry(long nanos, String who, String what, String result, Kind kind, long took) {
    static final int MOST = 300;

    enum Kind {
        DONE,
        FAILED,
        PENDING,
        EVENT
    }

    /// The newest, by time.
    static List<LogEntry> of(Scene scene) {
        List<LogEntry> all = new ArrayList<>();
        scene.calls().forEach(call -> all.add(of(call)));
        scene.events().forEach(event -> all.add(of(event)));
        all.sort(Comparator.comparingLong(LogEntry::nanos));
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    private static LogEntry of(CallView call) {
        Kind kind = call.failed() ? Kind.FAILED : call.result().isEmpty() ? Kind.PENDING : Kind.DONE;
        return new LogEntry(call.begunNanos(), call.actor(), call.text(), call.result(), kind, call.nanos());
    }

    private static LogEntry of(PeerEvent event) {
        return new LogEntry(event.nanos(), event.kind(), event.text(), "", Kind.EVENT, 0);
    }
}
