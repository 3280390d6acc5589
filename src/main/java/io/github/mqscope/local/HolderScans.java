package io.github.mqscope.local;

import io.github.mqscope.log.Threads;
import io.github.mqscope.proc.Holders;
import io.github.mqscope.proc.ProcessTable;
import io.github.mqscope.sys.ErrnoException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Looks through the processes again and again on a thread of its own, at most a twentieth of the time.
final class HolderScans implements AutoCloseable {
    private static final long INTERVAL_NANOS = 1_000_000_000;
    private static final int SHARE = 20;

    private final ProcessTable table;
    private final Consumer<Holders> result;
    private final CountDownLatch closed = new CountDownLatch(1);

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
            long pause;
            do {
                long start = System.nanoTime();
                result.accept(scan());
                pause = Math.max(INTERVAL_NANOS, SHARE * (System.nanoTime() - start));
            } while (!closed.await(pause, TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            result.accept(Holders.NONE); // What was found last is not known any more.
            throw e;
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
    }
}
