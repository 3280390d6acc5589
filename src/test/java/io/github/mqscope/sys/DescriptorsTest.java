package io.github.mqscope.sys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.Await;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// eventfd, timerfd and epoll.
class DescriptorsTest {
    @Test
    void anEventFdGivesTheSumOfItsSignalsOnce() throws Exception {
        try (EventFd event = new EventFd()) {
            assertThat(event.read()).isZero();
            event.signal();
            event.signal();
            assertThat(event.read()).isEqualTo(2);
            assertThat(event.read()).isZero();
        }
    }

    @Test
    void anEventFdWakesAThreadInEpollWait() throws Exception {
        try (EventFd event = new EventFd();
                Epoll epoll = new Epoll(4)) {
            epoll.add(event, Epoll.EPOLLIN, 0x1234_5678_9abc_def0L);
            CompletableFuture<Integer> ready = CompletableFuture.supplyAsync(() -> await(epoll));
            event.signal();
            assertThat(ready.get(20, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(epoll.data(0)).isEqualTo(0x1234_5678_9abc_def0L);
            assertThat(epoll.events(0)).isEqualTo(Epoll.EPOLLIN);
        }
    }

    private static int await(Epoll epoll) {
        try {
            return epoll.await(20_000);
        } catch (ErrnoException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTimerCountsItsExpiriesUntilDisarmed() throws Exception {
        try (TimerFd timer = new TimerFd()) {
            assertThat(timer.read()).isZero();
            long start = System.nanoTime();
            timer.settime(5_000_000, 1_000_000);
            long[] sum = new long[1];
            Await.until("three expiries", () -> (sum[0] += timer.read()) >= 3);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(7_000_000);
            timer.settime(0, 0);
            assertThat(timer.read()).isZero();
        }
    }

    @Test
    void epollReportsEachOfSeveralDescriptorsByItsData() throws Exception {
        try (EventFd one = new EventFd();
                EventFd two = new EventFd();
                Epoll epoll = new Epoll(4)) {
            epoll.add(one, Epoll.EPOLLIN, -1);
            epoll.add(two, Epoll.EPOLLIN | Epoll.EPOLLOUT, -2);
            one.signal();
            assertThat(epoll.await(0)).isEqualTo(2);
            assertThat(new long[] {epoll.data(0), epoll.data(1)}).containsExactlyInAnyOrder(-1, -2);
            epoll.modify(two, Epoll.EPOLLIN, -3);
            assertThat(epoll.await(0)).isEqualTo(1);
            epoll.remove(one);
            assertThat(epoll.await(0)).isZero();
        }
    }

    @Test
    void tenThousandOpenAndCloseCyclesLeaveNothingOpen() throws Exception {
        int before = lowestFree();
        for (int i = 0; i < 10_000; i++) {
            new EventFd().close();
            new TimerFd().close();
            new Epoll(1).close();
            new Inotify().close();
        }
        assertThat(lowestFree()).isEqualTo(before);
    }

    private static int lowestFree() throws ErrnoException {
        try (EventFd probe = new EventFd()) {
            return probe.number();
        }
    }
}
