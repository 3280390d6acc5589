package io.github.mqscope.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.EventFd;
import io.github.mqscope.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandLoopTest {
    private static final Duration STEP = Duration.ofMillis(2);

    private final List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());
    private CommandLoop loop;

    @BeforeEach
    void open() throws Exception {
        loop = new CommandLoop((what, why) -> faults.add(why));
    }

    @AfterEach
    void close() {
        loop.close();
        assertThat(faults).isEmpty();
    }

    // Timers of the same length tick alternately, so ten of one leave the other time for several.
    private void awaitTenSteps() throws Exception {
        AtomicLong steps = new AtomicLong();
        Registration _ = loop.loop().every(STEP, steps::addAndGet);
        Await.until("ten steps of a timer", () -> steps.get() >= 10);
    }

    @Test
    void whatComesAfterATimeComesOnceAndItsTimerIsGone() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        int before = loop.loop().registered();
        loop.after(STEP, calls::incrementAndGet);
        loop.start();
        Await.until("it was called", () -> calls.get() > 0);
        assertThat(loop.loop().registered()).isEqualTo(before);
        awaitTenSteps();
        assertThat(calls).hasValue(1);
    }

    @Test
    void noTimeAtAllIsAtOnceNotNever() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        loop.after(Duration.ZERO, calls::incrementAndGet);
        loop.start();
        Await.until("it was called", () -> calls.get() == 1);
    }

    @Test
    void whatIsWatchedOnceIsToldOnceThoughItStaysReady() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        loop.start();
        try (EventFd ready = new EventFd()) {
            ready.signal();
            Registration watched = loop.loop().watchOnce(ready, Epoll.EPOLLIN, events -> calls.incrementAndGet());
            Await.until("it was told", () -> calls.get() > 0);
            awaitTenSteps();
            assertThat(calls).hasValue(1);
            assertThat(watched.isOpen()).isFalse();
        }
    }
}
