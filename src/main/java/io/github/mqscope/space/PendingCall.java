package io.github.mqscope.space;

import io.github.mqscope.log.Threads;
import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.mqueue.Cancellation;


import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A send or receive that was asked for: running, blocked, or over. Read by any thread.
public final class PendingCall {
    /// A call under way for longer than this is shown as blocked.
    public static final Duration BLOCKED_AFTER = Duration.ofMillis(80);

    private final QueueTarget target;
    private final String call;
    private final Instant started = Instant.now();
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Consumer<PendingCall> listener;
    private final AtomicLong messages = new AtomicLong();
    private final long startedNanos = System.nanoTime();
    private volatile long endedNanos;
    private volatile long callStartedNanos;
    private volatile boolean inJournal;
    private volatile boolean over;
    private volatile Optional<QueueFailure> failure = Optional.empty();
    private volatile Optional<String> problem = Optional.empty();

    public PendingCall(QueueTarget target, String call, Consumer<PendingCall> listener) {
        this.target = target;
        this.call = call;
        this.listener = listener;
    }

    /// The queue.
    public QueueTarget target() {
        return target;
    }

    /// The function it calls, such as `mq_timedsend`.
    public String call() {
        return call;
    }

    /// When it was asked for.
    public Instant started() {
        return started;
    }

    /// How long the system call under way has taken so far; zero between calls and when over.
    public Duration inCall() {
        long since = callStartedNanos;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /// Whether it sits in the system call.
    public boolean isBlocked() {
        return !over && inCall().compareTo(BLOCKED_AFTER) > 0;
    }

    /// Whether nothing more will happen.
    public boolean isOver() {
        return over;
    }

    /// Messages sent or received so far.
    public long messages() {
        return messages.get();
    }

    /// How long it has run, or ran.
    public Duration running() {
        return Duration.ofNanos((over ? endedNanos : System.nanoTime()) - startedNanos);
    }

    /// Messages a second so far, 0 before there is enough to tell.
    public double rate() {
        double seconds = running().toNanos() / 1e9;
        return messages() > 1 && seconds > 0 ? messages() / seconds : 0;
    }

    /// Whether it was asked to end early.
    public boolean wasCancelled() {
        return stop.getCount() == 0;
    }

    /// Whether a move that is over has left the message it had in hand in a journal, see [Leftover].
    public boolean hasLeftover() {
        return over && inJournal;
    }

    /// Why it ended early, empty for success. A cancelled one has [QueueFailure.Cancelled].
    public Optional<QueueFailure> failure() {
        return failure;
    }

    /// What else ended it early, such as a disk without room for the journal of a move; empty for nothing.
    public Optional<String> problem() {
        return problem;
    }

    /// The number of the message that the rest begins with, from 1: the one it ended at, or the one behind it where
    /// that
    /// can never be sent.
    public long resumesAt() {
        return messages() + (neverSent(failure) ? 2 : 1);
    }

    // The size of a queue's messages never changes.
    public static boolean neverSent(Optional<QueueFailure> why) {
        return why.filter(f -> f instanceof QueueFailure.MessageTooLong || f instanceof QueueFailure.InvalidPriority)
                .isPresent();
    }

    /// Ends it at once, without losing a message. Does not wait for the end.
    public void cancel() {
        stop.countDown();
        Threads.virtual("cancel " + call).start(cancellation::cancel);
    }

    // Between two messages. Returns at once, and true, when cancelled.
    public boolean pause(Duration interval) throws InterruptedException {
        return stop.await(interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    // For the end of the program: waits until the thread of the call is done.
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    public void enterCall() {
        callStartedNanos = System.nanoTime() | 1;
    }

    public void exitCall() {
        callStartedNanos = 0;
    }

    public void counted() {
        messages.incrementAndGet();
    }

    public void inJournal(boolean is) {
        inJournal = is;
    }

    public void end(Optional<QueueFailure> why, Optional<String> trouble) {
        failure = why;
        problem = trouble;
        callStartedNanos = 0;
        endedNanos = System.nanoTime();
        over = true;
        ended.countDown();
        listener.accept(this);
    }
}
