package io.github.mqscope.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.EventFd;
import io.github.mqscope.testing.Await;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// A loop and the thread that runs it, stopped after each test.
@Timeout(60)
abstract class LoopCase {
    final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    EventLoop loop;
    Thread runner;

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

    void settle() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(2);
        post(() -> {
            done.countDown();
            post(done::countDown);
        });
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    void post(Runnable work) {
        assertThat(loop.post(work)).isTrue();
    }

    static EventFd ready() throws ErrnoException {
        EventFd fd = new EventFd();
        fd.signal();
        return fd;
    }
}
