package io.github.mqscope.mqueue;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.Clock;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.Self;
import io.github.mqscope.sys.Sigevent;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Peer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Queue calls without the API's care: any descriptor number, any deadline, the bare errno.
final class RawQueue {
    private RawQueue() {}

    /// What is given as the absolute deadline.
    enum Deadline {
        /// None: the call without a deadline.
        NONE(0, 0),
        SOON(0, 10_000_000),
        LATE(30, 0),
        NEGATIVE_SECONDS(0, 0),
        NEGATIVE_NANOS(0, 0),
        TOO_MANY_NANOS(0, 0);

        private final long seconds;
        private final int nanos;

        Deadline(long seconds, int nanos) {
            this.seconds = seconds;
            this.nanos = nanos;
        }

        private long address(Arena arena) throws ErrnoException {
            if (this == NONE) {
                return 0;
            }
            MemorySegment timespec = arena.allocate(Clock.TIMESPEC_SIZE, 8);
            Clock.deadlineAfter(timespec, seconds, nanos);
            switch (this) {
                case NEGATIVE_SECONDS -> timespec.set(ValueLayout.JAVA_LONG, Clock.TV_SEC, -1);
                case NEGATIVE_NANOS -> timespec.set(ValueLayout.JAVA_LONG, Clock.TV_NSEC, -1);
                case TOO_MANY_NANOS -> timespec.set(ValueLayout.JAVA_LONG, Clock.TV_NSEC, 1_000_000_000);
                default -> {}
            }
            return timespec.address();
        }
    }

    /// Sends 16 bytes: null, or the errno.
    static @Nullable Errno send(int mqd, Deadline deadline) {
        try (Arena arena = Arena.ofConfined()) {
            long at = deadline.address(arena);
            long message = arena.allocate(16).address();
            int result = at == 0 ? Mq.send(mqd, message, 16, 0) : Mq.timedsend(mqd, message, 16, 0, at);
            return result < 0 ? Errno.of(Mq.lastErrno()) : null;
        } catch (ErrnoException clock) {
            throw new AssertionError(clock);
        }
    }

    /// Receives into a buffer of a size: null, or the errno.
    static @Nullable Errno receive(int mqd, int capacity, Deadline deadline) {
        try (Arena arena = Arena.ofConfined()) {
            long at = deadline.address(arena);
            long buffer = arena.allocate(capacity).address();
            long result =
                    at == 0 ? Mq.receive(mqd, buffer, capacity, 0) : Mq.timedreceive(mqd, buffer, capacity, 0, at);
            return result < 0 ? Errno.of(Mq.lastErrno()) : null;
        } catch (ErrnoException clock) {
            throw new AssertionError(clock);
        }
    }

    /// Runs a call on a thread of its own and, once it has blocked, interrupts it with a signal.
    static @Nullable Errno interrupted(Supplier<@Nullable Errno> call) throws Exception {
        Signals.installInterrupter(Signal.CANCEL);
        AtomicInteger tid = new AtomicInteger();
        CompletableFuture<@Nullable Errno> result = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            tid.set(Signals.gettid());
            result.complete(call.get());
        });
        Await.until("the call blocks", () -> tid.get() != 0 && Peer.isBlocked(Self.pid(), tid.get()));
        Signals.tgkill(tid.get(), Signal.CANCEL);
        return result.get(20, TimeUnit.SECONDS);
    }

    static void notify(int mqd, int notify, int signo) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            Mq.notify(mqd, Sigevent.of(arena, notify, signo, 0).address());
        }
    }

    static void setattr(int mqd, QueueAttributes attributes) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attr = arena.allocate(Mq.ATTR_SIZE, 8);
            attr.set(ValueLayout.JAVA_LONG, Mq.MQ_FLAGS, attributes.flags());
            attr.set(ValueLayout.JAVA_LONG, Mq.MQ_MAXMSG, attributes.maxmsg());
            attr.set(ValueLayout.JAVA_LONG, Mq.MQ_MSGSIZE, attributes.msgsize());
            attr.set(ValueLayout.JAVA_LONG, Mq.MQ_CURMSGS, attributes.curmsgs());
            Mq.setattr(new Fd(mqd), attr.address(), 0);
        }
    }

    static String text(QueueName name) {
        return new String(name.bytes(), StandardCharsets.UTF_8);
    }
}
