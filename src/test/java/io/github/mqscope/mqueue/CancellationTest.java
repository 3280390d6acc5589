package io.github.mqscope.mqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private static final int CANCELS = 200;
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void everyCancelledReceiveEnds() throws Exception {
        try (TestQueue own = TestQueue.create();
                MessageBuffer buffer = own.queue().newBuffer()) {
            worstLatency("receive", cancellation -> own.queue().receive(buffer, cancellation));
            assertThat(own.queue().attributes().curmsgs()).isZero();
        }
    }

    @Test
    void everyCancelledSendEnds() throws Exception {
        try (TestQueue own = TestQueue.create().fill();
                MessageBuffer buffer = own.queue().newBuffer()) {
            worstLatency("send", cancellation -> own.queue().send(buffer.length(1), cancellation));
            assertThat(own.queue().attributes().curmsgs()).isEqualTo(10);
        }
    }

    @Test
    void everyCancelledTimedCallEnds() throws Exception {
        try (TestQueue own = TestQueue.create();
                MessageBuffer buffer = own.queue().newBuffer()) {
            worstLatency("timed receive", cancellation -> own.queue().tryReceive(buffer, LONG, cancellation));
        }
    }

    private interface Call {
        void run(Cancellation cancellation) throws QueueException;
    }

    // Cancels at random moments, before, at and after the call has blocked.
    private static void worstLatency(String what, Call call) throws Exception {
        Random random = new Random(42);
        long worst = 0;
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            for (int i = 0; i < CANCELS; i++) {
                Cancellation cancellation = new Cancellation();
                Future<Boolean> ended = thread.submit(() -> isCancelled(call, cancellation));
                LockSupport.parkNanos(random.nextInt(300_000));
                long start = System.nanoTime();
                cancellation.cancel();
                assertThat(ended.get(10, TimeUnit.SECONDS)).isTrue();
                worst = Math.max(worst, System.nanoTime() - start);
            }
        }
        System.out.printf(
                "%d of %d cancelled calls of %s ended, the slowest after %.2f ms%n",
                CANCELS, CANCELS, what, worst / 1e6);
    }

    private static boolean isCancelled(Call call, Cancellation cancellation) {
        try {
            call.run(cancellation);
            return false;
        } catch (QueueException e) {
            return e.failure().is(Cause.CANCELLED);
        }
    }

    @Test
    void cancelBeforeTheCallEndsItWithoutTouchingTheQueue() throws Exception {
        try (TestQueue own = TestQueue.create();
                MessageBuffer buffer = own.queue().newBuffer()) {
            own.queue().send(buffer.length(3));
            Cancellation cancellation = new Cancellation();
            cancellation.cancel();
            cancellation.cancel();
            assertThat(cancellation.isCancelled()).isTrue();
            assertThatThrownBy(() -> own.queue().receive(buffer, cancellation)).hasMessageContaining("cancelled");
            assertThatThrownBy(() -> own.queue().send(buffer, cancellation)).hasMessageContaining("cancelled");
            assertThat(own.queue().attributes().curmsgs()).isEqualTo(1);
        }
    }

    @Test
    void cancelAfterTheCallReachesNoLaterCall() throws Exception {
        try (TestQueue own = TestQueue.create();
                MessageBuffer buffer = own.queue().newBuffer()) {
            Cancellation over = new Cancellation();
            own.queue().send(buffer.length(1), over);
            over.cancel();
            own.queue().receive(buffer, new Cancellation());
            assertThat(own.queue().tryReceive(buffer, Duration.ofMillis(50), new Cancellation()))
                    .isFalse();
        }
    }

    @Test
    void noMessageIsLostOrDoubledByCancelledReceives() throws Exception {
        int count = 3000;
        try (TestQueue own = TestQueue.create();
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> sender = threads.submit(() -> sendNumbers(own.queue(), count));
            Future<List<Integer>> receiver;
            CancelledAtRandom victim = new CancelledAtRandom();
            receiver = threads.submit(() -> receiveNumbers(own.queue(), count, victim));
            Random random = new Random(1);
            while (!receiver.isDone()) {
                victim.current.cancel();
                LockSupport.parkNanos(random.nextInt(200_000));
            }
            sender.get(30, TimeUnit.SECONDS);
            assertThat(receiver.get(30, TimeUnit.SECONDS))
                    .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
            assertThat(victim.cancelled).as("cancels that hit a call").isPositive();
        }
    }

    private static final class CancelledAtRandom {
        volatile Cancellation current = new Cancellation();
        int cancelled;
    }

    private static boolean sendNumbers(MessageQueue queue, int count) throws QueueException {
        try (MessageBuffer buffer = queue.newBuffer()) {
            for (int i = 0; i < count; i++) {
                buffer.memory().set(ValueLayout.JAVA_INT, 0, i);
                assertThat(queue.trySend(buffer.length(4), LONG, null)).isTrue();
                if (i % 50 == 0) {
                    LockSupport.parkNanos(500_000);
                }
            }
            return true;
        }
    }

    private static List<Integer> receiveNumbers(MessageQueue queue, int count, CancelledAtRandom victim)
            throws QueueException {
        List<Integer> numbers = new ArrayList<>();
        try (MessageBuffer buffer = queue.newBuffer()) {
            while (numbers.size() < count) {
                try {
                    queue.receive(buffer, victim.current);
                    numbers.add(buffer.memory().get(ValueLayout.JAVA_INT, 0));
                } catch (QueueException e) {
                    assertThat(e.failure().cause()).isEqualTo(Cause.CANCELLED);
                    victim.cancelled++;
                    victim.current = new Cancellation();
                }
            }
        }
        return numbers;
    }

    /// Cancels a blocked receive and says so.
    public static final class CancelsOne {
        private CancelsOne() {}

        public static void main(String[] args) throws Exception {
            boolean cancelled;
            try (TestQueue own = TestQueue.create();
                    MessageBuffer buffer = own.queue().newBuffer()) {
                Cancellation cancellation = new Cancellation();
                Thread.ofPlatform().daemon().start(() -> {
                    LockSupport.parkNanos(50_000_000);
                    cancellation.cancel();
                });
                cancelled = isCancelled(q -> own.queue().receive(buffer, q), cancellation);
            }
            System.out.println(cancelled); // Last: who reads it may end this process before the queue is unlinked.
        }
    }

    @Test
    void cancellingWorksInAProcessThatWasStartedWithAllSignalsBlocked() throws Exception {
        Requires.tool("env");
        try (Peer peer = JavaProgram.start(List.of("env", "--block-signal"), CancelsOne.class)) {
            assertThat(peer.line()).isEqualTo("true");
        }
    }
}
