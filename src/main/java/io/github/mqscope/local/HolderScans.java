package io.github.mqscope.local;

import io.github.mqscope.log.Threads;
import io.github.mqscope.proc.Holders;
import io.github.mqscope.sys.ErrnoException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Looks through the processes again and again on a thread of its own.
///
/// Who holds a queue, who is new and whose number of descriptors has changed is looked at each second, whatever that
/// takes, and for a hundredth of the time the others in turn. Where the kernel tells who holds queues, only they are.
final class HolderScans implements AutoCloseable {
    // From beginning to beginning, so that what is new is shown within a second.
    private static final long INTERVAL_NANOS = Duration.ofMillis(900).toNanos();
    private static final long BUDGET_NANOS = INTERVAL_NANOS / 100;

    /// One look.
    @FunctionalInterface
    interface Look {
        /// @param nanos for processes that need not be looked at now
        Holders look(long nanos) throws ErrnoException;
    }

    private final Look look;
    private final Consumer<Holders> result;
    private final CountDownLatch closed = new CountDownLatch(1);

    /// @param result called on that thread after each look
    HolderScans(Look look, Consumer<Holders> result) {
        this.look = look;
        this.result = result;
    }

    void start() {
        Threads.daemon("proc").start(this::run);
    }

    private void run() {
        try {
            long left;
            do {
                long begun = System.nanoTime();
                result.accept(look());
                left = begun + INTERVAL_NANOS - System.nanoTime();
            } while (!closed.await(Math.max(left, INTERVAL_NANOS / 2), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            result.accept(Holders.NONE); // What was found last is not known any more.
            throw e;
        }
    }

    // Without a descriptor to spare /proc cannot be read; later perhaps.
    private Holders look() {
        try {
            return look.look(BUDGET_NANOS);
        } catch (ErrnoException unknown) {
            return Holders.NONE;
        }
    }

    /// Ends it after the look under way, without waiting.
    @Override
    public void close() {
        closed.countDown();
    }
}
