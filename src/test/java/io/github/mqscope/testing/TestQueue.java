package io.github.mqscope.testing;

import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Mq;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// A small real queue with a name of its own, unlinked on close.
///
/// All tests of a machine share RLIMIT_MSGQUEUE, so it holds 10 messages of 64 bytes unless told otherwise.
public final class TestQueue implements AutoCloseable {
    /// mq_maxmsg and mq_msgsize of [#create()].
    public static final int MAXMSG = 10;

    public static final int MSGSIZE = 64;

    /// How the names of this run of tests begin, also in programs of ours that its tests start.
    static final String PREFIX = "/mqst-"
            + System.getProperty(
                    JavaProgram.RUN, Long.toString(ProcessHandle.current().pid())) + "-";

    private static final AtomicLong COUNT = new AtomicLong();

    private final QueueName name;
    private final MessageQueue queue;

    private TestQueue(QueueName name, MessageQueue queue) {
        this.name = name;
        this.queue = queue;
    }

    /// A queue of 10 messages of 64 bytes, open for reading and writing.
    public static TestQueue create() throws QueueException {
        return create(MAXMSG, MSGSIZE);
    }

    /// A queue of a size.
    public static TestQueue create(long maxmsg, long msgsize) throws QueueException {
        return create(uniqueName(), maxmsg, msgsize);
    }

    /// A queue of a name, which must not exist.
    public static TestQueue create(QueueName name, long maxmsg, long msgsize) throws QueueException {
        return new TestQueue(
                name,
                QueueOpen.of(name)
                        .create(0600)
                        .exclusive()
                        .capacity(maxmsg, msgsize)
                        .open());
    }

    /// A name that no other test has, and that is sorted behind those before.
    public static QueueName uniqueName() {
        return named(ProcessHandle.current().pid() + "-" + String.format(Locale.ROOT, "%05d", COUNT.incrementAndGet())
                + "-" + Long.toString(System.nanoTime(), 36));
    }

    /// A name that no other run has, for pictures: readable, and for one test at a time.
    public static QueueName named(String what) {
        return QueueName.of(PREFIX + what);
    }

    /// A name that no other test has, with bytes at its end that need not print nor be UTF-8.
    public static QueueName uniqueName(byte[] suffix) {
        byte[] plain = uniqueName().bytes();
        byte[] name = java.util.Arrays.copyOf(plain, plain.length + suffix.length);
        System.arraycopy(suffix, 0, name, plain.length, suffix.length);
        return QueueName.ofBytes(name);
    }

    /// A name with an escape sequence, a line break, a right-to-left override and a byte that is not UTF-8.
    public static QueueName hostileName() {
        byte[] text = "\u001b[2J\n\r\b\u202e\u2066 -\u0007".getBytes(StandardCharsets.UTF_8);
        byte[] suffix = java.util.Arrays.copyOf(text, text.length + 2);
        suffix[text.length] = (byte) 0xff;
        suffix[text.length + 1] = (byte) 0xc3;
        return uniqueName(suffix);
    }

    public QueueName name() {
        return name;
    }

    /// The descriptor it was created with.
    public MessageQueue queue() {
        return queue;
    }

    /// Another open description of it, for reading and writing. The caller closes it.
    public MessageQueue reopen() throws QueueException {
        return QueueOpen.of(name).open();
    }

    /// Sends all that fits.
    public TestQueue fill() throws QueueException {
        try (var message = queue.newBuffer()) {
            message.length(1).priority(0);
            while (queue.trySend(message)) {
                message.length(1);
            }
        }
        return this;
    }

    /// Unlinks a name if it is there, for clean-up.
    public static void unlinkIfPresent(QueueName name) {
        try {
            Mq.unlink(name.bytes());
        } catch (ErrnoException gone) {
            // There was nothing to clean up.
        }
    }

    /// Closes and unlinks it; it may be gone already.
    @Override
    public void close() throws QueueException {
        queue.close();
        try {
            QueueOpen.unlink(name);
        } catch (QueueException e) {
            if (!e.failure().is(Cause.NOT_FOUND)) {
                throw e;
            }
        }
    }
}
