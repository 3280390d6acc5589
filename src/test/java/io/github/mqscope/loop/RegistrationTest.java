package io.github.mqscope.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.EventFd;
import io.github.mqscope.sys.SigSet;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What a registration promises while its handler, or another one, closes it.
class RegistrationTest extends LoopCase {
    private static final int BOTH_EDGES = Epoll.EPOLLIN | Epoll.EPOLLOUT | Epoll.EPOLLET;

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
            Registration edge = loop.watch(fd, Epoll.EPOLLIN | Epoll.EPOLLET, ready -> events.incrementAndGet());
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
            Registration failing = loop.watch(bad, Epoll.EPOLLIN, events -> {
                throw new IOException("bad");
            });
            Registration broken = loop.watch(worse, Epoll.EPOLLIN, events -> {
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
    void closingAnotherRegistrationInABatchKeepsItsEventFromBeingDelivered() throws Exception {
        try (EventFd one = ready();
                EventFd two = ready()) {
            Registration[] both = new Registration[2];
            both[0] = loop.watch(one, Epoll.EPOLLIN, events -> closeOther("one", both[0], both[1]));
            both[1] = loop.watch(two, Epoll.EPOLLIN, events -> closeOther("two", both[1], both[0]));
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
            both[0] = loop.watch(one, Epoll.EPOLLIN, events -> watchAnew(both[0], both[1], two));
            both[1] = loop.watch(two, Epoll.EPOLLIN, events -> watchAnew(both[1], both[0], one));
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
        Registration _ = loop.watch(others, Epoll.EPOLLIN, events -> seen.add("stale"));
    }

    @Test
    void aClosedRegistrationCannotTakeOverItsSuccessor() throws Exception {
        try (EventFd fd = new EventFd()) {
            Registration first = loop.watch(fd, Epoll.EPOLLIN, events -> seen.add("first"));
            first.close();
            Registration second = loop.watch(fd, Epoll.EPOLLIN | Epoll.EPOLLET, events -> seen.add("second"));
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
}
