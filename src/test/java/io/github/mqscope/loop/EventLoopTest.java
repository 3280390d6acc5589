package io.github.mqscope.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.mqueue.Message;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.EventFd;
import io.github.mqscope.sys.SigSet;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventLoopTest {
    private static final int BOTH_EDGES = Epoll.EPOLLIN | Epoll.EPOLLOUT | Epoll.EPOLLET;

    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private EventLoop loop;
    private Thread runner;

    @BeforeEach
    void open() throws ErrnoException {
        loop = new EventLoop((what, why) -> faults.add(why.getMessage()));
        runner = new Thread(loop::run, "loop under test");
    }

    @AfterEach
    void stop() {
        loop.close();
        Await.until("the loop's thread has ended", () -> !runner.isAlive());
    }

    private void settle() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(2);
        post(() -> {
            done.countDown();
            post(done::countDown);
        });
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private void post(Runnable work) {
        assertThat(loop.post(work)).isTrue();
    }

    private static EventFd ready() throws ErrnoException {
        EventFd fd = new EventFd();
        fd.signal();
        return fd;
    }

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
    void reportsOneEventForEachChangeOfAQueueAndDoesNotSpin() throws Exception {
        try (TestQueue queue = TestQueue.create()) {
            AtomicInteger events = new AtomicInteger();
            Registration _ = loop.watch(queue.queue().fd(), BOTH_EDGES, ready -> events.incrementAndGet());
            runner.start();
            Await.until("the first state", () -> events.get() == 1);
            for (int i = 0; i < 3; i++) {
                int before = events.get();
                queue.queue().send(new Message(0, new byte[1]));
                Await.until("the insertion", () -> events.get() == before + 1);
            }
            queue.queue().receive();
            Await.until("the removal", () -> events.get() == 5);
            settle();
            assertThat(events).hasValue(5);
        }
    }

    @Test
    void reArmingReportsAConditionThatHoldsAndZeroMutes() throws Exception {
        try (EventFd fd = ready()) {
            AtomicInteger events = new AtomicInteger();
            Registration edge = loop.watch(fd.fd(), Epoll.EPOLLIN | Epoll.EPOLLET, ready -> events.incrementAndGet());
            runner.start();
            Await.until("the first edge", () -> events.get() == 1);
            edge.interest(Epoll.EPOLLIN | Epoll.EPOLLET);
            Await.until("it is reported again", () -> events.get() == 2);
            edge.interest(0);
            fd.signal();
            settle();
            assertThat(events).hasValue(2);
        }
    }

    @Test
    void aHandlerThatThrowsIsRemovedAndReportedOnceAndOthersGoOn() throws Exception {
        try (EventFd bad = ready();
                EventFd worse = ready()) {
            AtomicLong ticks = new AtomicLong();
            Registration failing = loop.watch(bad.fd(), Epoll.EPOLLIN, events -> {
                throw new IOException("bad");
            });
            Registration broken = loop.watch(worse.fd(), Epoll.EPOLLIN, events -> {
                throw new AssertionError("worse");
            });
            Registration _ = loop.every(Duration.ofMillis(2), ticks::addAndGet);
            runner.start();
            Await.until("ticks go on", () -> ticks.get() > 5);
            assertThat(faults).containsExactlyInAnyOrder("bad", "worse");
            assertThat(failing.isOpen()).isFalse();
            assertThat(broken.isOpen()).isFalse();
            assertThat(loop.registered()).isEqualTo(2);
        }
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
    void closingAnotherRegistrationInABatchKeepsItsEventFromBeingDelivered() throws Exception {
        try (EventFd one = ready();
                EventFd two = ready()) {
            Registration[] both = new Registration[2];
            both[0] = loop.watch(one.fd(), Epoll.EPOLLIN, events -> closeOther("one", both[0], both[1]));
            both[1] = loop.watch(two.fd(), Epoll.EPOLLIN, events -> closeOther("two", both[1], both[0]));
            runner.start();
            settle();
            assertThat(seen).hasSize(1);
            assertThat(loop.registered()).isEqualTo(1);
        }
    }

    private void closeOther(String name, Registration own, Registration other) {
        seen.add(name);
        other.close();
        own.close();
    }

    @Test
    void aDescriptorWatchedAnewInABatchDoesNotGetItsPredecessorsEvent() throws Exception {
        try (EventFd one = ready();
                EventFd two = ready()) {
            Registration[] both = new Registration[2];
            both[0] = loop.watch(one.fd(), Epoll.EPOLLIN, events -> watchAnew(both[0], both[1], two));
            both[1] = loop.watch(two.fd(), Epoll.EPOLLIN, events -> watchAnew(both[1], both[0], one));
            runner.start();
            settle();
            assertThat(seen).isEmpty();
            assertThat(faults).isEmpty();
        }
    }

    private void watchAnew(Registration own, Registration other, EventFd others) throws ErrnoException {
        own.close();
        other.close();
        others.read();
        Registration _ = loop.watch(others.fd(), Epoll.EPOLLIN, events -> seen.add("stale"));
    }

    @Test
    void aClosedRegistrationCannotTakeOverItsSuccessor() throws Exception {
        try (EventFd fd = new EventFd()) {
            Registration first = loop.watch(fd.fd(), Epoll.EPOLLIN, events -> seen.add("first"));
            first.close();
            Registration second = loop.watch(fd.fd(), Epoll.EPOLLIN | Epoll.EPOLLET, events -> seen.add("second"));
            assertThatThrownBy(() -> first.interest(Epoll.EPOLLIN)).isInstanceOf(ErrnoException.class);
            first.close();
            fd.signal();
            runner.start();
            Await.until("the event", () -> !seen.isEmpty());
            assertThat(seen).containsExactly("second");
            assertThat(second.isOpen()).isTrue();
        }
    }

    @Test
    void stopsFromAnotherThreadRunsItsActionsAndClosesTheLastFirst() throws Exception {
        Registration timer = loop.every(Duration.ofHours(1), ticks -> {});
        loop.onStop(() -> seen.add("added first, open " + timer.isOpen() + loop.isLoopThread()));
        loop.onStop(() -> seen.add("added last"));
        runner.start();
        settle();
        loop.stop();
        runner.join(Await.PATIENCE);
        assertThat(seen).containsExactly("added last", "added first, open truetrue");
        assertThat(timer.isOpen()).isFalse();
        assertThat(loop.registered()).isZero();
        assertThat(loop.epollFd().isClosed()).isTrue();
        assertThat(loop.post(() -> {})).isFalse();
    }

    @Test
    void aLoopStoppedBeforeItRanRunsNoHandlerAndEnds() throws Exception {
        try (EventFd fd = ready()) {
            Registration _ = loop.watch(fd.fd(), Epoll.EPOLLIN, events -> seen.add("handler"));
            post(() -> seen.add("work"));
            loop.stop();
            runner.start();
            runner.join(Await.PATIENCE);
            assertThat(seen).isEmpty();
            assertThat(loop.registered()).isZero();
        }
    }

    @Test
    void workThatStopsTheLoopIsTheLast() throws Exception {
        post(loop::stop);
        post(() -> seen.add("after"));
        runner.start();
        runner.join(Await.PATIENCE);
        assertThat(seen).isEmpty();
    }

    @Test
    void closingALoopThatRunsStopsIt() throws Exception {
        runner.start();
        settle();
        loop.close();
        runner.join(Await.PATIENCE);
        assertThat(runner.isAlive()).isFalse();
        assertThat(loop.epollFd().isClosed()).isTrue();
    }

    @Test
    void listsQueueTimerAndSignalsTogetherInItsFdinfo() throws Exception {
        try (TestQueue queue = TestQueue.create()) {
            Registration _ = loop.watch(queue.queue().fd(), BOTH_EDGES, events -> {});
            Registration _ = loop.every(Duration.ofHours(1), ticks -> {});
            Registration _ = loop.onSignals(SigSet.of(Signal.NOTIFICATION), signal -> {});
            String watched = watchedFiles();
            assertThat(watched).contains(queue.name().toString(), "timerfd", "signalfd", "eventfd");
        }
    }

    private String watchedFiles() throws IOException {
        StringBuilder files = new StringBuilder();
        for (String line :
                Files.readAllLines(Path.of("/proc/self/fdinfo/" + loop.epollFd().number()))) {
            if (line.startsWith("tfd:")) {
                String number = line.substring(4).strip().split(" ")[0];
                files.append(Files.readSymbolicLink(Path.of("/proc/self/fd/" + number)))
                        .append('\n');
            }
        }
        return files.toString();
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
        assertThat(Duration.ofNanos(tickedAt.get() - start)).isBetween(Duration.ofMillis(299), Duration.ofSeconds(2));
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
