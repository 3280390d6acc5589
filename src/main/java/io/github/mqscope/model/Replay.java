package io.github.mqscope.model;

import io.github.mqscope.mqueue.Access;
import io.github.mqscope.mqueue.Attempt;
import io.github.mqscope.mqueue.Cancellation;
import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueException;
import io.github.mqscope.mqueue.QueueFailure;
import io.github.mqscope.probe.TraceCall;
import io.github.mqscope.probe.TraceEvent;
import io.github.mqscope.sys.Errno;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The messages of a trace sent once more, to one queue, with their old spacing or faster. Blocks where the
/// queue is full, as mq_send does; can be stopped at any moment. Read by any thread.
public final class Replay {
    /// Sends one after the other without a pause.
    public static final double AT_ONCE = 0;

    private final QueueTarget target;
    private final List<TraceEvent> sends;
    private final int skipped;
    private final double faster;
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger sent = new AtomicInteger();
    private volatile Optional<QueueFailure> failure = Optional.empty();

    /// @param events a trace: of its calls, the sends that succeeded and whose message was kept whole
    /// @param faster 1 for the old spacing, 10 for ten times faster, [#AT_ONCE]
    Replay(QueueTarget target, List<TraceEvent> events, double faster) {
        this.target = target;
        List<TraceEvent> all = events.stream()
                .filter(e -> e.call() == TraceCall.SEND && e.succeeded())
                .toList();
        this.sends = all.stream().filter(TraceEvent::isPayloadWhole).toList();
        this.skipped = all.size() - sends.size();
        this.faster = faster;
    }

    void run(QueueAccess access) {
        try (MessageQueue queue = access.open(target, Access.WRITE, false);
                MessageBuffer buffer =
                        new MessageBuffer(Math.max(1, queue.attributes().msgsize()))) {
            long begun = System.nanoTime();
            for (TraceEvent send : sends) {
                if (isStopped(begun, send)) {
                    return;
                }
                queue.send(buffer.set(new Message(send.priority(), send.payload())), cancellation);
                sent.incrementAndGet();
            }
        } catch (QueueException e) {
            failure = Optional.of(e.failure());
        } catch (IllegalArgumentException tooLong) {
            failure = Optional.of(new QueueFailure.Other(new Attempt("mq_send", target.name(), Errno.EMSGSIZE)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private boolean isStopped(long begun, TraceEvent send) throws InterruptedException {
        long due = faster == AT_ONCE
                ? 0
                : (long) ((send.startNanos() - sends.getFirst().startNanos()) / faster);
        return stop.await(Math.max(0, begun + due - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /// The queue it goes to.
    public QueueTarget target() {
        return target;
    }

    /// Messages to send.
    public int total() {
        return sends.size();
    }

    /// Messages that cannot be sent: only their beginning was kept.
    public int skipped() {
        return skipped;
    }

    /// Messages sent so far.
    public int sent() {
        return sent.get();
    }

    /// Whether nothing more will be sent.
    public boolean isOver() {
        return ended.getCount() == 0;
    }

    /// Why it ended early; empty also where it was stopped between two messages.
    public Optional<QueueFailure> failure() {
        return failure;
    }

    /// Stops it. Does not wait for the end.
    public void cancel() {
        stop.countDown();
        Thread.ofVirtual().name("stop replay").start(cancellation::cancel);
    }
}
