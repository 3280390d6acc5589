package io.github.mqscope.sys;

import io.github.mqscope.model.failure.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One epoll instance, see epoll(7). [#await] is for one thread; add, modify and remove are for any.
///
/// ```c
/// struct epoll_event {      // packed on x86-64: 12 bytes; 16 elsewhere
///     uint32_t     events;  //  0
///     epoll_data_t data;    //  4, or 8 where not packed
/// };
/// ```
public final class Epoll extends Fd {
    public static final int EPOLLIN = 0x1;
    public static final int EPOLLOUT = 0x4;
    public static final int EPOLLERR = 0x8;
    public static final int EPOLLHUP = 0x10;
    public static final int EPOLLET = 1 << 31;

    private static final int EPOLL_CLOEXEC = 0x80000;
    private static final int ADD = 1;
    private static final int DEL = 2;
    private static final int MOD = 3;

    private static final boolean PACKED = System.getProperty("os.arch", "").equals("amd64");

    /// Size of `struct epoll_event` on this machine.
    public static final int EVENT_SIZE = PACKED ? 12 : 16;

    /// Offset of `data`.
    public static final int EVENT_DATA = PACKED ? 4 : 8;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment events;
    private final int capacity;

    /// epoll_create1(2), close-on-exec.
    /// @param capacity the most events one [#await] returns
    public Epoll(int capacity) throws ErrnoException {
        super(Syscall.check("epoll_create1", C.epoll_create1(EPOLL_CLOEXEC)));
        this.capacity = capacity;
        this.events = arena.allocate((long) capacity * EVENT_SIZE, 8);
    }

    /// Watches a descriptor; `data` comes back with its events.
    public void add(Fd target, int interest, long data) throws ErrnoException {
        control(ADD, target, interest, data);
    }

    /// Changes what is watched for; with EPOLLET a condition that holds is reported again.
    public void modify(Fd target, int interest, long data) throws ErrnoException {
        control(MOD, target, interest, data);
    }

    /// Stops watching. Do it before the descriptor is closed: a duplicate elsewhere would keep it in.
    public void remove(Fd target) throws ErrnoException {
        control(DEL, target, 0, 0);
    }

    private void control(int op, Fd target, int interest, long data) throws ErrnoException {
        int number = target.enter("epoll_ctl");
        try (Arena scratch = Arena.ofConfined()) {
            MemorySegment event = scratch.allocate(EVENT_SIZE, 8);
            event.set(ValueLayout.JAVA_INT_UNALIGNED, 0, interest);
            event.set(ValueLayout.JAVA_LONG_UNALIGNED, EVENT_DATA, data);
            call("epoll_ctl", epfd -> C.epoll_ctl(epfd, op, number, event.address()));
        } finally {
            target.exit();
        }
    }

    /// epoll_wait(2): blocks until something is ready or the time is over.
    /// @param timeoutMillis -1 for ever
    /// @return how many events there are, 0 when the time is over or a signal came
    public int await(int timeoutMillis) throws ErrnoException {
        int epfd = enter("epoll_wait");
        try {
            int n = C.epoll_wait(epfd, events.address(), capacity, timeoutMillis);
            if (n < 0 && Syscall.errno() == Errno.EINTR.number()) {
                return 0;
            }
            return Syscall.check("epoll_wait", n);
        } finally {
            exit();
        }
    }

    /// What happened on the i-th ready descriptor: EPOLLIN, EPOLLOUT, …
    public int events(int i) {
        return events.get(ValueLayout.JAVA_INT_UNALIGNED, (long) i * EVENT_SIZE);
    }

    /// The data given to [#add] for the i-th ready descriptor.
    public long data(int i) {
        return events.get(ValueLayout.JAVA_LONG_UNALIGNED, (long) i * EVENT_SIZE + EVENT_DATA);
    }

    /// Frees the events as well, so it is for the thread that awaits, or for after that has ended.
    @Override
    public void close() {
        super.close();
        arena.close();
    }
}
