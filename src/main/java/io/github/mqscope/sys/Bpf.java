package io.github.mqscope.sys;

import io.github.mqscope.model.failure.Errno;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// bpf(2): maps, programs and links in the kernel, each a descriptor, gone with its last descriptor.
///
/// Every command takes a `union bpf_attr` of its own shape; the offsets stand with each method. Creating a
/// map and loading a program need CAP_BPF; running a program whose descriptor one holds needs nothing.
public final class Bpf {
    public static final int BPF_MAP_TYPE_ARRAY = 2;
    public static final int BPF_PROG_TYPE_SYSCALL = 31;
    public static final int BPF_F_SLEEPABLE = 1 << 4;

    /// Attach type of a program on a raw tracepoint, which it names itself.
    public static final int BPF_TRACE_RAW_TP = 23;

    private static final int BPF_TRACE_ITER = 28;

    static final int BPF_PROG_RUN = 10;

    private static final int BPF_MAP_CREATE = 0;
    private static final int BPF_MAP_UPDATE_ELEM = 2;
    private static final int BPF_MAP_DELETE_ELEM = 3;
    private static final int BPF_MAP_GET_NEXT_KEY = 4;
    private static final int BPF_PROG_LOAD = 5;
    private static final int BPF_MAP_FREEZE = 22;
    private static final int BPF_LINK_CREATE = 28;
    private static final int BPF_ITER_CREATE = 33;

    private static final int NAME_SIZE = 16;
    private static final int ITER_BUFFER = 32 * 1024; // The kernel's own: as much as it gives at once.
    private static final int PROT_READ = 1;
    private static final int PROT_WRITE = 2;
    private static final int MAP_SHARED = 1;

    private Bpf() {}

    /// Whether we know the number of bpf(2) on this machine: x86-64 and arm64.
    public static boolean isSupported() {
        return number() >= 0;
    }

    private static long number() {
        return switch (System.getProperty("os.arch", "")) {
            case "amd64" -> 321;
            case "aarch64" -> 280;
            default -> -1;
        };
    }

    /// One command with its attribute.
    static int call(int command, MemorySegment attr) throws ErrnoException {
        if (!isSupported()) {
            throw new ErrnoException("bpf", Errno.ENOSYS);
        }
        return (int) Syscall.check("bpf", C.syscall(number(), command, attr.address(), attr.byteSize(), 0, 0));
    }

    /// One command on a map or a program, whose descriptor is the first word of each attribute.
    static int call(Fd on, int command, MemorySegment attr) throws ErrnoException {
        int number = on.enter("bpf");
        try {
            attr.set(ValueLayout.JAVA_INT, 0, number);
            return call(command, attr);
        } finally {
            on.exit();
        }
    }

    /// BPF_MAP_CREATE of an array: map_type 0, key_size 4, value_size 8, max_entries 12, map_flags 16, map_name 28.
    /// @param valueSize bytes of each entry
    public static Fd createArray(String name, int valueSize, int entries, int flags) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attr = arena.allocate(48, 8);
            attr.set(ValueLayout.JAVA_INT, 0, BPF_MAP_TYPE_ARRAY);
            attr.set(ValueLayout.JAVA_INT, 4, Integer.BYTES);
            attr.set(ValueLayout.JAVA_INT, 8, valueSize);
            attr.set(ValueLayout.JAVA_INT, 12, entries);
            attr.set(ValueLayout.JAVA_INT, 16, flags);
            setName(attr.asSlice(28, NAME_SIZE), name);
            return new Fd(call(BPF_MAP_CREATE, attr));
        }
    }

    private static void setName(MemorySegment field, String name) {
        field.setString(0, name.substring(0, Math.min(name.length(), NAME_SIZE - 1)));
    }

    /// BPF_MAP_UPDATE_ELEM: map_fd 0, key 8, value 16, flags 24.
    public static void update(Fd map, MemorySegment key, MemorySegment value) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attr = arena.allocate(32, 8);
            attr.set(ValueLayout.JAVA_LONG, 8, key.address());
            attr.set(ValueLayout.JAVA_LONG, 16, value.address());
            call(map, BPF_MAP_UPDATE_ELEM, attr);
        }
    }

    /// max_entries of a map, as `/proc/self/fdinfo` tells it.
    public static long maxEntries(Fd map) throws ErrnoException {
        int number = map.enter("read");
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/fdinfo/" + number))) {
            return lines.filter(line -> line.startsWith("max_entries:"))
                    .mapToLong(line -> Long.parseLong(line.split("\\s+", 2)[1]))
                    .findFirst()
                    .orElseThrow(() -> new ErrnoException("bpf", Errno.EINVAL));
        } catch (IOException e) {
            throw e instanceof ErrnoException errno ? errno : new ErrnoException("read", Errno.EIO);
        } finally {
            map.exit();
        }
    }

    /// BPF_MAP_FREEZE: from now on no process can change the map. map_fd 0.
    public static void freeze(Fd map) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            call(map, BPF_MAP_FREEZE, arena.allocate(4, 8));
        }
    }

    /// Empties a hash map: BPF_MAP_GET_NEXT_KEY (map_fd 0, key 8, next_key 16) and BPF_MAP_DELETE_ELEM.
    public static void clear(Fd map, long keySize) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment key = arena.allocate(keySize, 8);
            MemorySegment next = arena.allocate(32, 8);
            next.set(ValueLayout.JAVA_LONG, 16, key.address());
            MemorySegment delete = arena.allocate(32, 8);
            delete.set(ValueLayout.JAVA_LONG, 8, key.address());
            while (hasNext(map, next)) {
                call(map, BPF_MAP_DELETE_ELEM, delete);
            }
        }
    }

    private static boolean hasNext(Fd map, MemorySegment next) throws ErrnoException {
        try {
            call(map, BPF_MAP_GET_NEXT_KEY, next);
            return true;
        } catch (ErrnoException e) {
            if (e.is(Errno.ENOENT)) {
                return false;
            }
            throw e;
        }
    }

    /// BPF_PROG_LOAD: prog_type 0, insn_cnt 4, insns 8, license 16, log_level 24, log_size 28, log_buf 32,
    /// prog_flags 44, prog_name 48, fd_array 120.
    ///
    /// @param insns    instructions of 8 bytes
    /// @param firstMap the map that the instructions call number 0 of fd_array
    public static Fd loadSyscallProgram(String name, MemorySegment insns, Fd firstMap) throws ErrnoException {
        int map = firstMap.enter("bpf");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment maps = arena.allocateFrom(ValueLayout.JAVA_INT, map);
            MemorySegment attr = arena.allocate(128, 8);
            attr.set(ValueLayout.JAVA_INT, 0, BPF_PROG_TYPE_SYSCALL);
            attr.set(ValueLayout.JAVA_INT, 4, Math.toIntExact(insns.byteSize() / 8));
            attr.set(ValueLayout.JAVA_LONG, 8, insns.address());
            attr.set(
                    ValueLayout.JAVA_LONG, 16, CString.of(arena, "Dual BSD/GPL").address());
            attr.set(ValueLayout.JAVA_INT, 44, BPF_F_SLEEPABLE);
            setName(attr.asSlice(48, NAME_SIZE), name);
            attr.set(ValueLayout.JAVA_LONG, 120, maps.address());
            return new Fd(call(BPF_PROG_LOAD, attr));
        } finally {
            firstMap.exit();
        }
    }

    /// BPF_LINK_CREATE: prog_fd 0, target_fd 4, attach_type 8, flags 12. The link detaches when it is closed.
    public static Fd link(Fd program, int target, int attachType) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attr = arena.allocate(16, 8);
            attr.set(ValueLayout.JAVA_INT, 4, target);
            attr.set(ValueLayout.JAVA_INT, 8, attachType);
            return new Fd(call(program, BPF_LINK_CREATE, attr));
        }
    }

    /// Runs an iterator's program, which writes nothing to its file, on each of what it is of.
    public static void iterate(Fd program) throws ErrnoException {
        iterate(program, written -> {});
    }

    /// Runs an iterator's program on each of what it is of. BPF_ITER_CREATE: link_fd 0, flags 4.
    /// @param reader gets what it writes, in pieces that each are whole writes, for the time of the call
    public static void iterate(Fd program, Consumer<MemorySegment> reader) throws ErrnoException {
        try (Arena arena = Arena.ofConfined();
                Fd link = link(program, 0, BPF_TRACE_ITER);
                Fd all = new Fd(call(link, BPF_ITER_CREATE, arena.allocate(8, 4)))) {
            MemorySegment buffer = arena.allocate(ITER_BUFFER, 8);
            long n;
            while ((n = next(all, buffer)) > 0) {
                reader.accept(buffer.asSlice(0, n));
            }
        }
    }

    // EAGAIN: it has passed a million and written nothing.
    private static long next(Fd all, MemorySegment buffer) throws ErrnoException {
        while (true) {
            try {
                return all.call("read", on -> C.read(on, buffer.address(), buffer.byteSize()));
            } catch (ErrnoException e) {
                if (!e.errno().isAnyOf(Errno.EAGAIN, Errno.EINTR)) {
                    throw e;
                }
            }
        }
    }

    /// mmap(2) of a map's memory, shared with the kernel, until the arena closes.
    /// @param offset a multiple of the page size
    public static MemorySegment map(Fd map, long offset, long length, boolean writable, Arena arena)
            throws ErrnoException {
        return map.mmap(offset, length, writable ? PROT_READ | PROT_WRITE : PROT_READ, MAP_SHARED, arena);
    }
}
