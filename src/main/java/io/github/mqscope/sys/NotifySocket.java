package io.github.mqscope.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// What SIGEV_THREAD of mq_notify(3) is in the kernel: a netlink socket to which it sends a cookie.
///
/// The C library's mq_notify would start a thread that reads the socket; here the system call is made
/// itself, and the socket is a descriptor like any other. It is the one way to learn that a registration
/// was removed.
///
/// ```c
/// char cookie[32];   // given back with its last byte set: 1 NOTIFY_WOKENUP, 2 NOTIFY_REMOVED
/// ```
public final class NotifySocket extends Fd {
    static final int COOKIE_SIZE = 32;

    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW_CLOEXEC_NONBLOCK = 3 | 0x80000 | 0x800;
    private static final int NOTIFY_WOKENUP = 1;
    private static final long SYS_MQ_NOTIFY = System.getProperty("os.arch", "").equals("aarch64") ? 184 : 244;

    /// What became of a registration.
    ///
    /// @param value the value it was made with
    /// @param fired whether a message came; else it was removed
    public record Info(int value, boolean fired) {}

    /// A socket that nothing is sent to yet.
    public NotifySocket() throws ErrnoException {
        super(Syscall.check("socket", C.socket(AF_NETLINK, SOCK_RAW_CLOEXEC_NONBLOCK, 0)));
    }

    /// mq_notify(2) with this socket.
    /// @param value comes back in [Info]
    public void register(int mqd, int value) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment cookie = arena.allocate(COOKIE_SIZE, 4);
            cookie.set(ValueLayout.JAVA_INT, 0, value);
            long at = cookie.address();
            call("mq_notify", socket -> {
                MemorySegment sigevent = Sigevent.of(arena, Sigevent.SIGEV_THREAD, socket, at);
                return C.syscall(SYS_MQ_NOTIFY, mqd, sigevent.address(), 0, 0, 0);
            });
        }
    }

    /// The next that the kernel told, if any.
    public Optional<Info> read() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment cookie = arena.allocate(COOKIE_SIZE, 4);
            if (read(cookie) == 0) {
                return Optional.empty();
            }
            boolean fired = cookie.get(ValueLayout.JAVA_BYTE, COOKIE_SIZE - 1) == NOTIFY_WOKENUP;
            return Optional.of(new Info(cookie.get(ValueLayout.JAVA_INT, 0), fired));
        }
    }
}
