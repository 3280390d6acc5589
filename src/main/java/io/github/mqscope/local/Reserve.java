package io.github.mqscope.local;

import io.github.mqscope.mqueue.SystemLimits;
import io.github.mqscope.sys.Fd;

/// Descriptors that watching leaves to everything else: to lists of processes, dialogs, files that a class is
/// loaded from.
final class Reserve {
    private static final long SHARE = 4;
    private static final long MOST = 64;

    private final long limit;

    Reserve() {
        long nofile = SystemLimits.read().rlimitNofile();
        limit = nofile < 0 ? Long.MAX_VALUE : nofile - Math.min(MOST, nofile / SHARE);
    }

    /// Whether a descriptor just opened is one of those. The kernel gives the lowest number that is free.
    boolean has(Fd opened) {
        return opened.number() >= limit;
    }
}
