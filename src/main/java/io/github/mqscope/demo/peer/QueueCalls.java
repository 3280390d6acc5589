package io.github.mqscope.demo.peer;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Clock;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.sys.Mq;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// The functions of `mqueue.h` but mq_notify.
final class QueueCalls {
    private static final int MODE = 0600;
    private static final int MOST_QUEUES = 10_000;
    private static final int NANOS_A_MILLI = 1_000_000;

    private final Open open;

    QueueCalls(Open open) {
        this.open = open;
    }

    /// `open NAME OFLAG MAXMSG MSGSIZE`; a size of 0 asks for the defaults.
    Reply open(ProtocolLine words) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            long attr = words.big(3) == 0 ? 0 : attr(arena, words.big(3), words.big(4));
            return Reply.of(open.add(Mq.open(words.bytes(1), words.number(2), MODE, attr)), "");
        }
    }

    /// `create_all NAME`: creates `NAME-1` and so on, the smallest there are, until that fails; answered by how many.
    Reply createAll(ProtocolLine words) throws ErrnoException {
        String prefix = new String(words.bytes(1), StandardCharsets.UTF_8) + "-";
        try (Arena arena = Arena.ofConfined()) {
            long smallest = attr(arena, 1, 1);
            int made = 0;
            while (made < MOST_QUEUES && create(prefix + (made + 1), smallest)) {
                made++;
            }
            return Reply.of(made, "");
        }
    }

    private static boolean create(String name, long attr) {
        int oflag = Mq.O_RDWR | Mq.O_CREAT | Mq.O_EXCL;
        try (Fd _ = Mq.open(name.getBytes(StandardCharsets.UTF_8), oflag, MODE, attr)) {
            return true;
        } catch (ErrnoException refused) {
            return false;
        }
    }

    private static long attr(Arena arena, long maxmsg, long msgsize) {
        MemorySegment asked = arena.allocate(Mq.ATTR_SIZE, 8);
        asked.set(ValueLayout.JAVA_LONG, Mq.MQ_MAXMSG, maxmsg);
        asked.set(ValueLayout.JAVA_LONG, Mq.MQ_MSGSIZE, msgsize);
        return asked.address();
    }

    /// `unlink NAME`.
    Reply unlink(ProtocolLine words) throws ErrnoException {
        Mq.unlink(words.bytes(1));
        return Reply.of(0, "");
    }

    /// `getattr MQD`, answered by mq_flags, mq_maxmsg, mq_msgsize and mq_curmsgs.
    Reply getattr(ProtocolLine words) throws ErrnoException {
        Fd mqd = open.get(words.number(1), "mq_getattr");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attr = arena.allocate(Mq.ATTR_SIZE, 8);
            Mq.getattr(mqd, attr.address());
            return Reply.of(0, text(attr));
        }
    }

    private static String text(MemorySegment attr) {
        return attr.get(ValueLayout.JAVA_LONG, Mq.MQ_FLAGS)
                + " " + attr.get(ValueLayout.JAVA_LONG, Mq.MQ_MAXMSG)
                + " " + attr.get(ValueLayout.JAVA_LONG, Mq.MQ_MSGSIZE)
                + " " + attr.get(ValueLayout.JAVA_LONG, Mq.MQ_CURMSGS);
    }

    /// `setattr MQD FLAGS MAXMSG MSGSIZE`: asks for all of them, of which the kernel takes O_NONBLOCK.
    Reply setattr(ProtocolLine words) throws ErrnoException {
        Fd mqd = open.get(words.number(1), "mq_setattr");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attr = arena.allocate(Mq.ATTR_SIZE, 8);
            attr.set(ValueLayout.JAVA_LONG, Mq.MQ_FLAGS, words.big(2));
            attr.set(ValueLayout.JAVA_LONG, Mq.MQ_MAXMSG, words.big(3));
            attr.set(ValueLayout.JAVA_LONG, Mq.MQ_MSGSIZE, words.big(4));
            Mq.setattr(mqd, attr.address(), 0);
            return Reply.of(0, "");
        }
    }

    /// `send MQD PRIORITY BODY TIME`, see [#deadline].
    Reply send(ProtocolLine words) throws ErrnoException {
        Fd mqd = open.get(words.number(1), "mq_send");
        byte[] body = words.bytes(3);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment message = arena.allocate(Math.max(body.length, 1));
            MemorySegment.copy(body, 0, message, ValueLayout.JAVA_BYTE, 0, body.length);
            long deadline = deadline(arena, words.text(4));
            int result = deadline == 0
                    ? Mq.send(mqd.number(), message.address(), body.length, words.number(2))
                    : Mq.timedsend(mqd.number(), message.address(), body.length, words.number(2), deadline);
            return Reply.of(checked("mq_send", result), "");
        }
    }

    /// `receive MQD LENGTH TIME`, answered by the priority and the body.
    Reply receive(ProtocolLine words) throws ErrnoException {
        Fd mqd = open.get(words.number(1), "mq_receive");
        int length = words.number(2);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(Math.max(length, 1));
            MemorySegment priority = arena.allocate(ValueLayout.JAVA_INT);
            long deadline = deadline(arena, words.text(3));
            long result = deadline == 0
                    ? Mq.receive(mqd.number(), buffer.address(), length, priority.address())
                    : Mq.timedreceive(mqd.number(), buffer.address(), length, priority.address(), deadline);
            byte[] body = buffer.asSlice(0, checked("mq_receive", result)).toArray(ValueLayout.JAVA_BYTE);
            return Reply.of(result, priority.get(ValueLayout.JAVA_INT, 0) + " " + ProtocolLine.encode(body));
        }
    }

    private static long checked(String call, long result) throws ErrnoException {
        if (result < 0) {
            throw new ErrnoException(call, Errno.of(Mq.lastErrno()));
        }
        return result;
    }

    // `none` for no deadline, `past`, `invalid` with too many nanoseconds, or milliseconds from now.
    private static long deadline(SegmentAllocator allocator, String time) throws ErrnoException {
        if (time.equals("none")) {
            return 0;
        }
        MemorySegment timespec = allocator.allocate(Clock.TIMESPEC_SIZE, 8);
        switch (time) {
            case "past" -> timespec.set(ValueLayout.JAVA_LONG, Clock.TV_SEC, 1);
            case "invalid" -> timespec.set(ValueLayout.JAVA_LONG, Clock.TV_NSEC, 1_000_000_000);
            default -> {
                int millis = Integer.parseInt(time);
                Clock.deadlineAfter(timespec, millis / 1000, millis % 1000 * NANOS_A_MILLI);
            }
        }
        return timespec.address();
    }
}
