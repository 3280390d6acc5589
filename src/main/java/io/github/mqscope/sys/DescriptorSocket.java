package io.github.mqscope.sys;

import io.github.mqscope.model.failure.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// A Unix socket that carries open descriptors to another process, see unix(7), SCM_RIGHTS.
///
/// A message is bytes with descriptors, whole or not at all (SOCK_SEQPACKET). What arrives is close-on-exec.
///
/// ```c
/// struct msghdr {              // 56 bytes
///     void         *msg_name;  //  0
///     socklen_t     msg_namelen;
///     struct iovec *msg_iov;   // 16
///     size_t        msg_iovlen;
///     void         *msg_control;     // 32
///     size_t        msg_controllen;  // 40
///     int           msg_flags;       // 48
/// };
/// struct cmsghdr { size_t cmsg_len; int cmsg_level, cmsg_type; };   // 16 bytes, then the descriptors
/// ```
public final class DescriptorSocket extends Fd {
    /// The most descriptors in one message, SCM_MAX_FD of the kernel is 253.
    public static final int MOST_DESCRIPTORS = 64;

    static final int AF_UNIX = 1;
    static final int SEQPACKET_CLOEXEC = 5 | 0x80000;

    private static final int SOL_SOCKET = 1;
    private static final int SO_PEERCRED = 17;
    private static final int SCM_RIGHTS = 1;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_CMSG_CLOEXEC = 0x40000000;
    private static final int MSG_TRUNCATED = 0x20 | 0x8;

    private static final int CMSGHDR = 16;
    private static final int CONTROL = 32;
    private static final int CONTROL_LENGTH = 40;
    private static final int FLAGS = 48;

    /// Takes ownership of a connected socket.
    DescriptorSocket(int number) {
        super(number);
    }

    /// Bytes and the descriptors that came with them, which are the receiver's to close.
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    public record Received(byte[] bytes, List<Fd> descriptors) implements AutoCloseable {
        @Override
        public void close() {
            descriptors.forEach(Fd::close);
        }
    }

    /// Who a process on the other end is, as the kernel noted it when the two were connected.
    public record Credentials(int pid, int uid, int gid) {}

    /// socketpair(2): two connected ends.
    public static List<DescriptorSocket> pair() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pair = arena.allocate(ValueLayout.JAVA_INT, 2);
            Syscall.check("socketpair", C.socketpair(AF_UNIX, SEQPACKET_CLOEXEC, 0, pair.address()));
            return List.of(end(pair, 0), end(pair, 1));
        }
    }

    private static DescriptorSocket end(MemorySegment pair, int index) {
        return new DescriptorSocket(pair.getAtIndex(ValueLayout.JAVA_INT, index));
    }

    /// SO_PEERCRED.
    public Credentials peer() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ucred = arena.allocate(12, 4);
            MemorySegment length = arena.allocateFrom(ValueLayout.JAVA_INT, 12);
            call("getsockopt", on -> C.getsockopt(on, SOL_SOCKET, SO_PEERCRED, ucred.address(), length.address()));
            return new Credentials(
                    ucred.get(ValueLayout.JAVA_INT, 0),
                    ucred.get(ValueLayout.JAVA_INT, 4),
                    ucred.get(ValueLayout.JAVA_INT, 8));
        }
    }

    /// sendmsg(2). The descriptors stay open here as well.
    public void send(byte[] bytes, List<Fd> descriptors) throws ErrnoException {
        List<Fd> borrowed = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment rights = arena.allocate(ValueLayout.JAVA_INT, descriptors.size());
            for (Fd descriptor : descriptors) {
                rights.setAtIndex(ValueLayout.JAVA_INT, borrowed.size(), descriptor.enter("sendmsg"));
                borrowed.add(descriptor);
            }
            MemorySegment data = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            MemorySegment message = header(arena, data, control(arena, rights));
            call("sendmsg", on -> C.sendmsg(on, message.address(), MSG_NOSIGNAL));
        } finally {
            borrowed.forEach(Fd::exit);
        }
    }

    private static MemorySegment control(Arena arena, MemorySegment rights) {
        if (rights.byteSize() == 0) {
            return MemorySegment.NULL;
        }
        MemorySegment control = arena.allocate(CMSGHDR + (rights.byteSize() + 7 & ~7L), 8);
        control.set(ValueLayout.JAVA_LONG, 0, CMSGHDR + rights.byteSize());
        control.set(ValueLayout.JAVA_INT, 8, SOL_SOCKET);
        control.set(ValueLayout.JAVA_INT, 12, SCM_RIGHTS);
        control.asSlice(CMSGHDR).copyFrom(rights);
        return control;
    }

    private static MemorySegment header(Arena arena, MemorySegment data, MemorySegment control) {
        MemorySegment iovec = arena.allocate(16, 8);
        iovec.set(ValueLayout.JAVA_LONG, 0, data.address());
        iovec.set(ValueLayout.JAVA_LONG, 8, data.byteSize());
        MemorySegment message = arena.allocate(56, 8);
        message.set(ValueLayout.JAVA_LONG, 16, iovec.address());
        message.set(ValueLayout.JAVA_LONG, 24, 1);
        message.set(ValueLayout.JAVA_LONG, CONTROL, control.address());
        message.set(ValueLayout.JAVA_LONG, CONTROL_LENGTH, control.byteSize());
        return message;
    }

    /// recvmsg(2): waits for a message; no bytes and no descriptors when the other end is closed.
    /// @throws ErrnoException EMSGSIZE where the message is longer than `limit` or brings too many descriptors
    public Received receive(int limit) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(limit);
            MemorySegment control = arena.allocate(CMSGHDR + MOST_DESCRIPTORS * 4L, 8);
            MemorySegment message = header(arena, data, control);
            long n = call("recvmsg", on -> {
                long got;
                do {
                    got = C.recvmsg(on, message.address(), MSG_CMSG_CLOEXEC);
                } while (got < 0 && Syscall.errno() == Errno.EINTR.number());
                return got;
            });
            byte[] bytes = data.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE);
            return whole(new Received(bytes, descriptors(message, control)), message);
        }
    }

    private static Received whole(Received received, MemorySegment message) throws ErrnoException {
        if ((message.get(ValueLayout.JAVA_INT, FLAGS) & MSG_TRUNCATED) != 0) {
            received.close();
            throw new ErrnoException("recvmsg", Errno.EMSGSIZE);
        }
        return received;
    }

    private static List<Fd> descriptors(MemorySegment message, MemorySegment control) {
        List<Fd> descriptors = new ArrayList<>();
        boolean rights = message.get(ValueLayout.JAVA_LONG, CONTROL_LENGTH) >= CMSGHDR
                && control.get(ValueLayout.JAVA_INT, 8) == SOL_SOCKET
                && control.get(ValueLayout.JAVA_INT, 12) == SCM_RIGHTS;
        long count = rights ? (control.get(ValueLayout.JAVA_LONG, 0) - CMSGHDR) / Integer.BYTES : 0;
        for (int i = 0; i < count; i++) {
            descriptors.add(new Fd(control.get(ValueLayout.JAVA_INT, CMSGHDR + 4L * i)));
        }
        return List.copyOf(descriptors);
    }
}
