package io.github.mqscope.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.EventFd;
import io.github.mqscope.testing.Await;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoopStopTest extends LoopCase {
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
            Registration _ = loop.watch(fd, Epoll.EPOLLIN, events -> seen.add("handler"));
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
}
