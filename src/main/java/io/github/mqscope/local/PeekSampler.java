package io.github.mqscope.local;

import io.github.mqscope.log.Threads;
import io.github.mqscope.model.PeekedQueue;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.peek.PeekRequest;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.probe.Peek;
import io.github.mqscope.space.Peeking;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Looks into one queue again and again, on a thread of its own: when told that it has changed, at most ten
/// times a second, and twice a second in any case, since not every change is told.
///
/// Only the newest look is kept, and looks that find the same keep the same contents.
public final class PeekSampler implements Peeking, AutoCloseable {
    // Of all messages together, and of each even so.
    private static final long MOST_BYTES = 4L << 20;
    private static final long LEAST_SNAP = 64;

    private static final long LEAST_NANOS = 100_000_000;
    private static final long MOST_NANOS = 500_000_000;

    private final QueueAccess access;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<QueueTarget> wanted = Optional.empty(); // Under the lock, as the next three.
    private @Nullable Peek peek;
    private boolean stale;
    private boolean closed;
    private @Nullable Thread thread;
    private volatile Optional<PeekedQueue> latest = Optional.empty();
    private volatile Optional<QueueFailure> failure = Optional.empty();

    PeekSampler(QueueAccess access) {
        this.access = access;
    }

    // Begins to look, once it can.
    void with(Peek there) {
        lock.lock();
        try {
            peek = there;
            thread = Threads.daemon("peek").start(this::run);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void look(Optional<QueueTarget> target) {
        lock.lock();
        try {
            wanted = target;
            stale = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<PeekedQueue> latest(QueueTarget target) {
        return latest.filter(l -> l.target().equals(target));
    }

    @Override
    public Optional<QueueFailure> failure() {
        return failure;
    }

    private void run() {
        long begun = System.nanoTime() - MOST_NANOS;
        try {
            while (awaitNext(begun)) {
                begun = System.nanoTime();
                target().ifPresentOrElse(this::lookNow, this::forget);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            forget();
        }
    }

    // False at the end. Waits for news until MOST_NANOS, and LEAST_NANOS in any case.
    private boolean awaitNext(long begun) throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                long left = begun + (stale ? LEAST_NANOS : MOST_NANOS) - System.nanoTime();
                if (left <= 0) {
                    stale = false;
                    return true;
                }
                long _ = changed.awaitNanos(left);
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private Optional<QueueTarget> target() {
        lock.lock();
        try {
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    private void lookNow(QueueTarget target) {
        try (MessageQueue queue = access.open(target, Access.READ, true)) {
            QueueContents contents = peeker().contents(
                            queue, PeekRequest.all(snap(queue.attributes().maxmsg())));
            QueueContents same = latest(target)
                    .map(PeekedQueue::contents)
                    .filter(contents::equals)
                    .orElse(contents);
            latest = Optional.of(new PeekedQueue(target, Instant.now(), same));
            failure = Optional.empty();
        } catch (QueueException e) {
            forget();
            failure = Optional.of(e.failure());
        }
    }

    /// Bytes of each message that are looked at in a queue of a capacity: fewer where there is room for very many.
    static int snap(long maxmsg) {
        return Math.toIntExact(Math.clamp(MOST_BYTES / maxmsg, LEAST_SNAP, PeekRequest.PREVIEW));
    }

    private void forget() {
        latest = Optional.empty();
        failure = Optional.empty();
    }

    private Peek peeker() {
        lock.lock();
        try {
            if (peek == null) {
                throw new IllegalStateException("there is no probe");
            }
            return peek;
        } finally {
            lock.unlock();
        }
    }

    // Opens the queue anew: this may be any thread.
    @Override
    public Optional<Message> body(QueueTarget target, PeekedMessage message) {
        try (MessageQueue queue = access.open(target, Access.READ, true)) {
            return peeker().body(queue, message);
        } catch (QueueException gone) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        Thread looking = thread;
        try {
            if (looking != null) {
                looking.join(TimeUnit.SECONDS.toMillis(2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
