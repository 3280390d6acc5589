package io.github.mqscope.local;

import io.github.mqscope.log.Defects;
import io.github.mqscope.log.Threads;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.mqueue.Cancellation;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.space.Call;
import io.github.mqscope.space.Replay;
import io.github.mqscope.space.ReplayState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The messages of a trace sent once more, to one queue, with their old spacing or faster. Blocks where the
/// queue is full, as mq_send does; can be stopped at any moment, and gone on with by [#rest]. Read by any thread.
final class LocalReplay implements Replay {
    private final Consumer<LocalReplay> start;
    private final QueueTarget target;
    private final List<TraceEvent> sends;
    private final int skipped;
    private final double faster;
    private final int first;
    private final int leftOut;
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int next;
    private volatile Optional<QueueFailure> failure = Optional.empty();
    private volatile Optional<String> problem = Optional.empty();

    /// @param start  gives it a thread that [#run]s it
    /// @param events a trace: of its calls, the sends that succeeded and whose message was kept whole
    /// @param faster 1 for the old spacing, 10 for ten times faster, [#AT_ONCE]
    static LocalReplay of(Consumer<LocalReplay> start, QueueTarget target, List<TraceEvent> events, double faster) {
        List<TraceEvent> all = events.stream()
                .filter(e -> e.call() == TraceCall.SEND && e.succeeded())
                .toList();
        List<TraceEvent> sends = all.stream().filter(TraceEvent::isPayloadWhole).toList();
        return new LocalReplay(start, target, sends, all.size() - sends.size(), faster, 0, 0);
    }

    private LocalReplay(
            Consumer<LocalReplay> start,
            QueueTarget target,
            List<TraceEvent> sends,
            int skipped,
            double faster,
            int first,
            int leftOut) {
        this.start = start;
        this.target = target;
        this.sends = sends;
        this.skipped = skipped;
        this.faster = faster;
        this.first = first;
        this.leftOut = leftOut;
        this.next = first;
    }

    @Override
    public void start() {
        start.accept(this);
    }

    void run(QueueAccess access) {
        try (MessageQueue queue = access.open(target, Access.WRITE, false)) {
            QueueAttributes attributes = queue.attributes();
            try (MessageBuffer buffer = new MessageBuffer(attributes.msgsize())) {
                sendAll(queue, buffer, attributes);
            }
        } catch (QueueException e) {
            failure = Optional.of(e.failure());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            problem = Optional.of(Defects.words(e));
            throw e;
        } finally {
            ended.countDown();
        }
    }

    private void sendAll(MessageQueue queue, MessageBuffer buffer, QueueAttributes attributes)
            throws QueueException, InterruptedException {
        long begun = System.nanoTime();
        while (next < sends.size() && !isStopped(begun, sends.get(next))) {
            TraceEvent send = sends.get(next);
            if (send.payload().length > attributes.msgsize()) {
                throw new QueueException(
                        QueueFailure.tooLong("mq_send", target.name(), send.payload().length, attributes));
            }
            queue.send(buffer.set(new Message(send.priority(), send.payload())), cancellation);
            sentOne();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // Only the thread that sends writes it.
    private void sentOne() {
        next++;
    }

    private boolean isStopped(long begun, TraceEvent send) throws InterruptedException {
        long due = faster == AT_ONCE
                ? 0
                : (long) ((send.startNanos() - sends.get(first).startNanos()) / faster);
        return stop.await(Math.max(0, begun + due - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    @Override
    public QueueTarget target() {
        return target;
    }

    @Override
    public ReplayState state() {
        boolean over = ended.getCount() == 0; // First: what is read after it is final then.
        return new ReplayState(sends.size(), skipped, next - leftOut, next + 1, over, failure, problem);
    }

    @Override
    public Optional<Replay> rest() {
        int without = Call.neverSent(failure) ? 1 : 0;
        return !isOver() || next + without >= sends.size()
                ? Optional.empty()
                : Optional.of(
                        new LocalReplay(start, target, sends, skipped, faster, next + without, leftOut + without));
    }

    @Override
    public void cancel() {
        stop.countDown();
        Threads.virtual("stop replay").start(cancellation::cancel);
    }
}
