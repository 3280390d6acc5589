package io.github.mqscope.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The message queue functions of `mqueue.h`, one method each, see mq_overview(7).
///
/// The calls on the hot path take raw addresses, allocate nothing and return what the kernel returned;
/// [#lastErrno] tells why it was negative.
///
/// ```c
/// struct mq_attr {          // 64 bytes
///     long mq_flags;        //  0  0 or O_NONBLOCK, of this open file description
///     long mq_maxmsg;       //  8  capacity in messages, fixed at creation
///     long mq_msgsize;      // 16  largest message in bytes, fixed at creation
///     long mq_curmsgs;      // 24  messages in the queue now
///     long __pad[4];
/// };
/// ```
public final class Mq {
    public static final int O_RDONLY = 0;
    public static final int O_WRONLY = 1;
    public static final int O_RDWR = 2;
    public static final int O_ACCMODE = 3;
    public static final int O_CREAT = 0x40;
    public static final int O_EXCL = 0x80;
    public static final int O_NONBLOCK = 0x800;

    /// Size and offsets of `struct mq_attr`.
    public static final int ATTR_SIZE = 64;

    public static final int MQ_FLAGS = 0;
    public static final int MQ_MAXMSG = 8;
    public static final int MQ_MSGSIZE = 16;
    public static final int MQ_CURMSGS = 24;

    /// Priorities are 0 to one less than this.
    public static final int MQ_PRIO_MAX = 32768;

    private Mq() {}

    /// mq_open(3).
    /// @param attr address of a `struct mq_attr`, or 0 for the defaults
    public static Fd open(byte[] name, int oflag, int mode, long attr) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = CString.of(arena, name);
            return new Fd(Syscall.check("mq_open", C.mq_open(path.address(), oflag, mode, attr)));
        }
    }

    /// mq_unlink(3).
    public static void unlink(byte[] name) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            Syscall.check("mq_unlink", C.mq_unlink(CString.of(arena, name).address()));
        }
    }

    /// mq_getattr(3) into the `struct mq_attr` at an address.
    public static void getattr(Fd mqd, long attr) throws ErrnoException {
        mqd.call("mq_getattr", on -> C.mq_getattr(on, attr));
    }

    /// mq_setattr(3): only O_NONBLOCK in `mq_flags` has an effect.
    /// @param old address that receives the attributes before, or 0
    public static void setattr(Fd mqd, long attr, long old) throws ErrnoException {
        mqd.call("mq_setattr", on -> C.mq_setattr(on, attr, old));
    }

    /// mq_notify(3) with a raw `struct sigevent` of 64 bytes: sival 0, sigev_signo 8, sigev_notify 12; 0 unregisters.
    public static void notify(int mqd, long sigevent) throws ErrnoException {
        Syscall.check("mq_notify", C.mq_notify(mqd, sigevent));
    }

    /// mq_send(3). Blocks on a full queue unless O_NONBLOCK. Negative on failure.
    public static int send(int mqd, long message, long length, int priority) {
        return C.mq_send(mqd, message, length, priority);
    }

    /// mq_timedsend(3) until an absolute CLOCK_REALTIME `struct timespec`. Negative on failure.
    public static int timedsend(int mqd, long message, long length, int priority, long deadline) {
        return C.mq_timedsend(mqd, message, length, priority, deadline);
    }

    /// mq_receive(3). Blocks on an empty queue unless O_NONBLOCK. The length, negative on failure.
    /// @param priority address of an `unsigned int`, or 0
    public static long receive(int mqd, long buffer, long length, long priority) {
        return C.mq_receive(mqd, buffer, length, priority);
    }

    /// mq_timedreceive(3). The length, negative on failure.
    public static long timedreceive(int mqd, long buffer, long length, long priority, long deadline) {
        return C.mq_timedreceive(mqd, buffer, length, priority, deadline);
    }

    /// The errno of the call on this thread that just returned a negative number.
    public static int lastErrno() {
        return Syscall.errno();
    }
}
