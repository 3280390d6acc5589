package io.github.mqscope.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.failure.Errno;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FdTest {
    private static Fd open() throws ErrnoException {
        return new Fd(Syscall.check("eventfd", C.eventfd(0, 0x80000)));
    }

    private static boolean isOpen(int number) {
        return Files.exists(Path.of("/proc/self/fd/" + number));
    }

    @Test
    void closingTwiceDoesNotCloseAReusedNumber() throws Exception {
        Fd first = open();
        first.close();
        try (Fd second = open()) {
            assertThat(second.number())
                    .as("the kernel gives out the lowest free number")
                    .isEqualTo(first.number());
            first.close();
            assertThat(isOpen(second.number())).isTrue();
        }
        assertThat(isOpen(first.number())).isFalse();
    }

    @Test
    void aClosedDescriptorRefusesCallsWithoutAskingTheKernel() throws Exception {
        Fd fd = open();
        fd.close();
        assertThat(fd.isClosed()).isTrue();
        assertThatThrownBy(() -> fd.enter("read")).isInstanceOfSatisfying(ErrnoException.class, e -> {
            assertThat(e.errno()).isEqualTo(Errno.EBADF);
            assertThat(e.call()).isEqualTo("read");
        });
    }

    @Test
    void closeDuringACallTakesEffectAfterIt() throws Exception {
        Fd fd = open();
        int number = fd.enter("read");
        fd.enter("read");
        fd.close();
        assertThat(isOpen(number)).isTrue();
        fd.exit();
        assertThat(isOpen(number)).isTrue();
        fd.exit();
        assertThat(isOpen(number)).isFalse();
    }

    @Test
    void aDescriptorClosedBehindOurBackIsReported() throws Exception {
        Fd fd = open();
        assertThat(C.close(fd.number())).isZero();
        assertThatThrownBy(fd::close).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void noCallEverReachesANumberThatWasClosed() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < 200; round++) {
                Fd fd = open();
                CountDownLatch start = new CountDownLatch(1);
                Future<Boolean> one = threads.submit(user(fd, start));
                Future<Boolean> two = threads.submit(user(fd, start));
                Future<?> closer = threads.submit(() -> {
                    start.await();
                    fd.close();
                    return null;
                });
                start.countDown();
                assertThat(one.get(10, TimeUnit.SECONDS)).isTrue();
                assertThat(two.get(10, TimeUnit.SECONDS)).isTrue();
                closer.get(10, TimeUnit.SECONDS);
                assertThat(isOpen(fd.number())).isFalse();
            }
        }
    }

    // Whether the number was open at each call, until the descriptor refused.
    private static Callable<Boolean> user(Fd fd, CountDownLatch start) {
        return () -> {
            start.await();
            try {
                while (true) {
                    int number = fd.enter("fcntl");
                    boolean valid = isOpen(number);
                    fd.exit();
                    if (!valid) {
                        return false;
                    }
                }
            } catch (ErrnoException closed) {
                return closed.is(Errno.EBADF);
            }
        };
    }
}
