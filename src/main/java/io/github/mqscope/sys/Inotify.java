package io.github.mqscope.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Changes of a directory as a descriptor, see inotify(7).
///
/// ```c
/// struct inotify_event {    // 16 bytes and the name
///     int      wd;          //  0
///     uint32_t mask;        //  4
///     uint32_t cookie;      //  8
///     uint32_t len;         // 12  of the name with its zeros
///     char     name[];      // 16
/// };
/// ```
public final class Inotify extends Fd {
    public static final int IN_ATTRIB = 0x4;
    public static final int IN_CREATE = 0x100;
    public static final int IN_DELETE = 0x200;
    public static final int IN_OPEN = 0x20;
    public static final int IN_CLOSE = 0x18;
    public static final int IN_Q_OVERFLOW = 0x4000;
    public static final int IN_IGNORED = 0x8000;

    public static final int EVENT_SIZE = 16;
    public static final int EVENT_MASK = 4;
    public static final int EVENT_LEN = 12;

    private static final int IN_CLOEXEC_NONBLOCK = 0x80000 | 0x800;
    private static final int BUFFER = 64 * 1024;

    /// One change.
    ///
    /// @param mask IN_CREATE, …; IN_Q_OVERFLOW says that changes were lost
    /// @param name the file's name in the directory, as bytes; empty for the directory itself
    @SuppressWarnings("ArrayRecordComponent")
    public record Event(int mask, byte[] name) {}

    /// An instance without a watch.
    public Inotify() throws ErrnoException {
        super(Syscall.check("inotify_init1", C.inotify_init1(IN_CLOEXEC_NONBLOCK)));
    }

    /// Watches the directory that a descriptor is open on, also one that is mounted nowhere.
    public void watch(Fd directory, int mask) throws ErrnoException {
        int target = directory.enter("inotify_add_watch");
        try (Arena arena = Arena.ofConfined()) {
            long path = CString.of(arena, "/proc/self/fd/" + target).address();
            call("inotify_add_watch", on -> C.inotify_add_watch(on, path, mask));
        } finally {
            directory.exit();
        }
    }

    /// The changes since the last read, none when there are none. At most 64 KiB of them a call.
    public List<Event> read() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(BUFFER, 8);
            return parse(buffer.asSlice(0, read(buffer)));
        }
    }

    static List<Event> parse(MemorySegment buffer) {
        List<Event> events = new ArrayList<>();
        for (long at = 0; at < buffer.byteSize(); ) {
            int mask = buffer.get(ValueLayout.JAVA_INT, at + EVENT_MASK);
            int len = buffer.get(ValueLayout.JAVA_INT, at + EVENT_LEN);
            events.add(new Event(mask, upToZero(buffer.asSlice(at + EVENT_SIZE, len))));
            at += EVENT_SIZE + len;
        }
        return events;
    }

    private static byte[] upToZero(MemorySegment padded) {
        long end = 0;
        while (end < padded.byteSize() && padded.get(ValueLayout.JAVA_BYTE, end) != 0) {
            end++;
        }
        return padded.asSlice(0, end).toArray(ValueLayout.JAVA_BYTE);
    }
}
