package io.github.mqscope.mqueue;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.Stat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How to open or create a queue: a value to be refined and then [#open]ed, see mq_open(3).
///
/// ```java
/// try (MessageQueue jobs = QueueOpen.of("/jobs").create(0600).capacity(10, 256).open()) {
///     jobs.send(new Message(5, "hello".getBytes(UTF_8)));
/// }
/// ```
public final class QueueOpen {
    private static final long DEFAULT = 0;

    private final QueueName name;
    private final int oflag;
    private final int mode;
    private final long maxmsg;
    private final long msgsize;
    private final boolean sized;
    private final Optional<Holder> holder;

    /// Whose descriptor it is opened through.
    private record Holder(int pid, int fd, Stat seen) {}

    private QueueOpen(
            QueueName name, int oflag, int mode, long maxmsg, long msgsize, boolean sized, Optional<Holder> holder) {
        this.name = name;
        this.oflag = oflag;
        this.mode = mode;
        this.maxmsg = maxmsg;
        this.msgsize = msgsize;
        this.sized = sized;
        this.holder = holder;
    }

    /// An existing queue, for sending and receiving.
    public static QueueOpen of(QueueName name) {
        return new QueueOpen(name, Mq.O_RDWR, 0, DEFAULT, DEFAULT, false, Optional.empty());
    }

    /// An existing queue, for sending and receiving.
    public static QueueOpen of(String name) {
        return of(QueueName.of(name));
    }

    /// An existing queue that may have no name any more, through a process that holds it: `/proc/PID/fd/N`, see
    /// proc(5).
    /// [#open] fails where another queue is there by then.
    /// @param name the one it has or had
    /// @param seen what was seen of it there
    public static QueueOpen held(QueueName name, Stat seen, int pid, int fd) {
        Optional<Holder> holder = Optional.of(new Holder(pid, fd, seen));
        return new QueueOpen(name, Mq.O_RDWR, 0, DEFAULT, DEFAULT, false, holder);
    }

    /// For reading, writing or both.
    public QueueOpen access(Access access) {
        return with((oflag & ~Mq.O_ACCMODE) | AccessMode.flag(access));
    }

    /// O_NONBLOCK: calls that would block fail with EAGAIN.
    public QueueOpen nonBlocking() {
        return with(oflag | Mq.O_NONBLOCK);
    }

    /// O_CREAT: creates the queue if it is not there. The process's umask is taken from the mode.
    /// @param permissions such as 0600
    public QueueOpen create(int permissions) {
        return new QueueOpen(name, oflag | Mq.O_CREAT, permissions, maxmsg, msgsize, sized, holder);
    }

    /// O_EXCL: fails if the queue is there.
    public QueueOpen exclusive() {
        return with(oflag | Mq.O_EXCL);
    }

    /// The attributes of a queue that is created; without them the namespace's defaults hold.
    public QueueOpen capacity(long newMaxmsg, long newMsgsize) {
        return new QueueOpen(name, oflag, mode, newMaxmsg, newMsgsize, true, holder);
    }

    private QueueOpen with(int flags) {
        return new QueueOpen(name, flags, mode, maxmsg, msgsize, sized, holder);
    }

    /// mq_open(3).
    /// @throws QueueException not found, access denied, invalid name or attributes, a limit reached, …
    public MessageQueue open() throws QueueException {
        try {
            return holder.isPresent() ? open(holder.get()) : openOnly();
        } catch (ErrnoException e) {
            throw new QueueException(diagnose(e));
        }
    }

    /// Likewise, for those who ask what is there while it is found out why something was refused.
    MessageQueue openOnly() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            return MessageQueue.of(name, Mq.open(name.bytes(), oflag, mode, attributes(arena)), AccessMode.of(oflag));
        }
    }

    /// What the umask took from the mode of a queue that was created: `, as the umask took 0022 away`; empty for
    /// nothing.
    public static String takenByUmask(int asked, MessageQueue made) throws QueueException {
        int taken = asked & ~made.stat().permissions();
        return taken == 0 ? "" : String.format(", as the umask took %04o away", taken);
    }

    private long attributes(Arena arena) {
        if (!sized) {
            return 0;
        }
        MemorySegment attr = arena.allocate(Mq.ATTR_SIZE, 8);
        attr.set(ValueLayout.JAVA_LONG, Mq.MQ_MAXMSG, maxmsg);
        attr.set(ValueLayout.JAVA_LONG, Mq.MQ_MSGSIZE, msgsize);
        return attr.address();
    }

    private MessageQueue open(Holder by) throws ErrnoException, QueueException {
        try (Directory fds = Directory.open("/proc/" + by.pid() + "/fd")) {
            Fd opened = fds.open(Integer.toString(by.fd()).getBytes(StandardCharsets.US_ASCII), oflag, 0);
            return MessageQueue.of(name, opened, AccessMode.of(oflag)).only(MessageQueue.keyOf(by.seen()));
        }
    }

    private QueueFailure diagnose(ErrnoException e) {
        if (holder.isPresent()) {
            return Diagnosis.ofHeld(
                    name, e.errno(), AccessMode.of(oflag), holder.get().seen());
        }
        if ((oflag & Mq.O_CREAT) == 0) {
            return Diagnosis.ofOpen(name, e.errno(), AccessMode.of(oflag), Optional.empty());
        }
        Limits limits = SystemLimits.read();
        return Diagnosis.ofCreation(
                name,
                e.errno(),
                AccessMode.of(oflag),
                sized ? maxmsg : limits.msgDefault(),
                sized ? msgsize : limits.msgsizeDefault());
    }

    /// mq_unlink(3): the name goes at once, the queue when its last descriptor is closed.
    /// @throws QueueException not found, access denied or invalid name
    public static void unlink(QueueName name) throws QueueException {
        try {
            Mq.unlink(name.bytes());
        } catch (ErrnoException e) {
            throw new QueueException(Diagnosis.ofUnlink(name, e.errno(), Optional.empty()));
        }
    }
}
