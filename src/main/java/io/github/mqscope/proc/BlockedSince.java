package io.github.mqscope.proc;

import io.github.mqscope.model.queue.QueueKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Since when each blocked thread has been in its call.
///
/// A thread that left and came back has slept once more; its count of voluntary switches tells.
final class BlockedSince {
    private Map<Sleep, Instant> before = new HashMap<>();
    private Map<Sleep, Instant> now = new HashMap<>();

    /// One sleep of one thread.
    record Sleep(int pid, int tid, QueueKey queue, long voluntarySwitches) {}

    /// When this sleep was first seen, which is `moment` where it was not.
    Instant since(Sleep sleep, Instant moment) {
        Instant since = before.getOrDefault(sleep, moment);
        now.put(sleep, since);
        return since;
    }

    /// Ends a scan: sleeps that it did not see are over.
    void endScan() {
        before = now;
        now = new HashMap<>();
    }
}
