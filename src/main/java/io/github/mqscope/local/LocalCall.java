package io.github.mqscope.local;

import io.github.mqscope.log.Threads;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.mqueue.Cancellation;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.CallState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A send or receive that was asked for: running, blocked, or over. Read by any thread.
final class LocalCall implements Call {
    private final QueueTarget target;
    private final String call;
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Consumer<Call> listener;
    private final AtomicLong messages = new AtomicLong();
    private final long startedNanos = System.nanoTime();
    private volatile long endedNanos;
    private volatile long callStartedNanos;
    private volatile boolean inJournal;
    private volatile boolean over;
    private volatile Optional<QueueFailure> failure = Optional.empty();
    private volatile Optional<String> problem = Optional.empty();

    LocalCall(QueueTarget target, String call, Consumer<Call> listener) {
        this.target = target;
        this.call = call;
        this.listener = listener;
    }

    @Override
    public QueueTarget target() {
        return target;
    }

    @Override
    public String call() {
        return call;
    }

    @Override
    public CallState state() {
        boolean done = over; // First: what is read after it is final then.
        long since = callStartedNanos;
        long now = System.nanoTime();
        return new CallState(
                since == 0 ? Duration.ZERO : Duration.ofNanos(now - since),
                done,
                messages.get(),
                Duration.ofNanos((done ? endedNanos : now) - startedNanos),
                stop.getCount() == 0,
                done && inJournal,
                failure,
                problem);
    }

    @Override
    public void cancel() {
        stop.countDown();
        Threads.virtual("cancel " + call).start(cancellation::cancel);
    }

    // Between two messages. Returns at once, and true, when cancelled.
    boolean pause(Duration interval) throws InterruptedException {
        return stop.await(interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    // For the end of the program: waits until the thread of the call is done.
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    Cancellation cancellation() {
        return cancellation;
    }

    void enterCall() {
        callStartedNanos = System.nanoTime() | 1;
    }

    void exitCall() {
        callStartedNanos = 0;
    }

    void counted() {
        messages.incrementAndGet();
    }

    void inJournal(boolean is) {
        inJournal = is;
    }

    void end(Optional<QueueFailure> why, Optional<String> trouble) {
        failure = why;
        problem = trouble;
        callStartedNanos = 0;
        endedNanos = System.nanoTime();
        over = true;
        ended.countDown();
        listener.accept(this);
    }
}
