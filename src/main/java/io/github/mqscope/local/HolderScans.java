package io.github.mqscope.local;

import io.github.mqscope.log.Threads;
import io.github.mqscope.proc.Holders;
import io.github.mqscope.proc.ProcessTable;
import io.github.mqscope.sys.ErrnoException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Looks through the processes again and again on a thread of its own, at most a twentieth of the time; seldom where
/// they have been the same for a while and no queue was stirred.
final class HolderScans implements AutoCloseable {
    private static final long INTERVAL_NANOS = 1_000_000_000;
    private static final int SHARE = 20;
    private static final int CALM_SCANS = 20;
    private static final long CALM_NANOS = 4 * INTERVAL_NANOS;

    private final ProcessTable table;
    private final Consumer<Holders> result;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Semaphore stirred = new Semaphore(0);
    private volatile int same; // Scans in a row that found the same.

    /// @param result called on that thread after each scan
    HolderScans(ProcessTable table, Consumer<Holders> result) {
        this.table = table;
        this.result = result;
    }

    void start() {
        Threads.daemon("proc").start(this::run);
    }

    private void run() {
        try {
            Holders before = Holders.NONE;
            long pause;
            do {
                long start = System.nanoTime();
                Holders now = scan();
                result.accept(now);
                same = isSame(before, now) ? same + 1 : 0;
                before = now;
                pause = Math.max(INTERVAL_NANOS, SHARE * (System.nanoTime() - start));
            } while (!closed.await(pause, TimeUnit.NANOSECONDS) && !isClosedWhileCalm());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            result.accept(Holders.NONE); // What was found last is not known any more.
            throw e;
        }
    }

    private static boolean isSame(Holders before, Holders now) {
        return now.openers().equals(before.openers()) && now.blocked().equals(before.blocked());
    }

    private boolean isClosedWhileCalm() throws InterruptedException {
        boolean _ = same < CALM_SCANS || stirred.tryAcquire(CALM_NANOS, TimeUnit.NANOSECONDS);
        stirred.drainPermits();
        return closed.getCount() == 0;
    }

    /// Something happens to a queue: who holds them is looked at each second again.
    void stir() {
        if (same > 0) {
            same = 0;
            stirred.release();
        }
    }

    // Without a descriptor to spare /proc cannot be read; later perhaps.
    private Holders scan() {
        try {
            return table.scan();
        } catch (ErrnoException unknown) {
            return Holders.NONE;
        }
    }

    /// Ends it after the scan under way, without waiting.
    @Override
    public void close() {
        closed.countDown();
        stirred.release();
    }
}
