package io.github.mqscope.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class EventLoopTest extends LoopCase {
    @Test
    void tellsATimersExpirationsAndMissesNoneWhileBusy() throws Exception {
        AtomicLong ticks = new AtomicLong();
        long start = System.nanoTime();
        Registration _ = loop.every(Duration.ofMillis(5), ticks::addAndGet);
        runner.start();
        Await.until("40 ticks", () -> ticks.get() >= 40);
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(195).toNanos());
    }

    @Test
    void runsPostedWorkInOrderOnItsOwnThread() throws Exception {
        for (int i = 0; i < 100; i++) {
            String name = Integer.toString(i);
            post(() -> seen.add(name + loop.isLoopThread()));
        }
        runner.start();
        settle();
        List<String> inOrder = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            inOrder.add(i + "true");
        }
        assertThat(seen).containsExactlyElementsOf(inOrder);
        assertThat(loop.isLoopThread()).isFalse();
    }

    @Test
    void refusesWorkWhenFullAndTakesItAgainLater() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        for (int i = 0; i < Mailbox.CAPACITY; i++) {
            post(ran::incrementAndGet);
        }
        assertThat(loop.post(ran::incrementAndGet)).isFalse();
        runner.start();
        Await.until("all work ran", () -> ran.get() == Mailbox.CAPACITY);
        settle();
        assertThat(ran).hasValue(Mailbox.CAPACITY);
    }

    @Test
    void losesNoPostOfManyThreads() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        runner.start();
        List<Thread> posters = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            posters.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < 5_000; n++) {
                    while (!loop.post(ran::incrementAndGet)) {
                        Thread.onSpinWait();
                    }
                }
            }));
        }
        for (Thread poster : posters) {
            poster.join();
        }
        Await.until("20,000 pieces of work ran", () -> ran.get() == 20_000);
    }

    @Test
    void workThatThrowsIsReportedAndTheNextRuns() throws Exception {
        post(() -> {
            throw new IllegalStateException("work");
        });
        post(() -> seen.add("next"));
        runner.start();
        settle();
        assertThat(faults).containsExactly("work");
        assertThat(seen).containsExactly("next");
    }

    @Test
    void survivesAFaultListenerThatThrows() throws Exception {
        try (EventLoop own = new EventLoop((what, why) -> {
            throw new IllegalStateException(what);
        })) {
            own.post(() -> {
                throw new IllegalStateException("work");
            });
            own.post(() -> seen.add("next"));
            own.post(own::stop);
            own.run();
        }
        assertThat(seen).containsExactly("next");
    }

    @Test
    void aStormOfInterruptsLosesNoWakeUpAndExtendsNoDeadline() throws Exception {
        Signals.installInterrupter(Signal.CANCEL);
        AtomicInteger tid = new AtomicInteger();
        AtomicLong ticks = new AtomicLong();
        AtomicLong tickedAt = new AtomicLong();
        AtomicBoolean storm = new AtomicBoolean(true);
        post(() -> tid.set(Signals.gettid()));
        runner.start();
        Await.until("the loop's thread is known", () -> tid.get() != 0);
        Thread interrupter = Thread.ofPlatform().start(() -> interrupt(tid.get(), storm));
        long start = System.nanoTime();
        Registration _ = loop.every(Duration.ofMillis(300), expirations -> {
            tickedAt.compareAndSet(0, System.nanoTime());
            ticks.addAndGet(expirations);
        });
        for (int i = 0; i < 200; i++) {
            settle();
        }
        Await.until("two ticks", () -> ticks.get() >= 2);
        storm.set(false);
        interrupter.join();
        assertThat(Duration.ofNanos(tickedAt.get() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(299));
        assertThat(faults).isEmpty();
    }

    private static void interrupt(int tid, AtomicBoolean storm) {
        try {
            while (storm.get()) {
                Signals.tgkill(tid, Signal.CANCEL);
                LockSupport.parkNanos(50_000); // Signals queue up: a faster storm would only fill the queue.
            }
        } catch (ErrnoException e) {
            throw new AssertionError(e);
        }
    }
}
