package io.github.mqscope.probe;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Bpf;
import io.github.mqscope.sys.BpfRun;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// BPF programs and their maps in three resources, loaded with nothing but bpf(2).
///
/// `NAME.insns` is itself a program. Run once, it creates the maps and loads the programs from `NAME.data`,
/// fitted to this kernel's structures, and leaves their descriptors in its context. `NAME.layout` names them
/// in that order. `src/main/bpf/generate` makes all three with `bpftool gen skeleton -L`.
///
/// ```c
/// struct bpf_loader_ctx { __u32 sz, flags, log_level, log_size; __u64 log_buf; };        // 24 bytes
/// struct bpf_map_desc   { int map_fd; __u32 max_entries; __aligned_u64 initial_value; }; // 16, for each map
/// struct bpf_prog_desc  { int prog_fd; };                                                //  4, each program
/// ```
final class LightSkeleton {
    private static final int CONTEXT = 24;
    private static final int MAP = 16;
    private static final int MAX_ENTRIES = 4;
    private static final int PROGRAM = 4;

    private final String name;
    private final byte[] data;
    private final byte[] insns;
    private final List<String> entries;

    private LightSkeleton(String name, byte[] data, byte[] insns, List<String> entries) {
        this.name = name;
        this.data = data;
        this.insns = insns;
        this.entries = entries;
    }

    /// The resources of a name in this package.
    static LightSkeleton ofResource(String name) {
        String layout = new String(read(name + ".layout"), StandardCharsets.US_ASCII);
        return new LightSkeleton(
                name,
                read(name + ".data"),
                read(name + ".insns"),
                layout.lines().toList());
    }

    private static byte[] read(String resource) {
        try (InputStream in = LightSkeleton.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing from this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Loads everything into the kernel; nothing is attached.
    /// @return maps and programs by name; the caller's to close
    /// @throws ErrnoException EPERM without the privilege, EINVAL where the kernel is too old, …
    ProbeDescriptors load() throws ErrnoException {
        return load(Map.of());
    }

    /// The same, with other sizes for some maps than the source says.
    /// @param maxEntries by the map's name
    ProbeDescriptors load(Map<String, Integer> maxEntries) throws ErrnoException {
        try (Arena arena = Arena.ofConfined();
                Fd map = Bpf.createArray("__loader.map", data.length, 1, 0)) {
            MemorySegment content = arena.allocateFrom(ValueLayout.JAVA_BYTE, data);
            Bpf.update(map, arena.allocateFrom(ValueLayout.JAVA_INT, 0), content);
            MemorySegment instructions = arena.allocate(insns.length, 8);
            MemorySegment.copy(insns, 0, instructions, ValueLayout.JAVA_BYTE, 0, insns.length);
            try (Fd loader = Bpf.loadSyscallProgram("__loader.prog", instructions, map)) {
                return run(loader, maxEntries, arena);
            }
        }
    }

    private ProbeDescriptors run(Fd loader, Map<String, Integer> maxEntries, Arena arena) throws ErrnoException {
        BpfRun run = new BpfRun(loader, contextSize(), arena);
        run.context().set(ValueLayout.JAVA_INT, 0, contextSize());
        setSizes(run.context(), maxEntries);
        int result = run.run();
        if (result < 0) {
            throw new ErrnoException("loading the BPF program " + name, Errno.of(-result));
        }
        return descriptors(run.context());
    }

    private void setSizes(MemorySegment context, Map<String, Integer> maxEntries) {
        long at = CONTEXT;
        for (String entry : entries) {
            Integer size = maxEntries.get(entry.substring(entry.indexOf(' ') + 1));
            if (size != null) {
                context.set(ValueLayout.JAVA_INT, at + MAX_ENTRIES, size);
            }
            at += size(entry);
        }
    }

    private int contextSize() {
        return entries.stream().mapToInt(LightSkeleton::size).sum() + CONTEXT;
    }

    private static int size(String entry) {
        return entry.startsWith("map ") ? MAP : PROGRAM;
    }

    private ProbeDescriptors descriptors(MemorySegment context) {
        Map<String, Fd> descriptors = new LinkedHashMap<>();
        long at = CONTEXT;
        for (String entry : entries) {
            descriptors.put(entry.substring(entry.indexOf(' ') + 1), new Fd(context.get(ValueLayout.JAVA_INT, at)));
            at += size(entry);
        }
        return new ProbeDescriptors(descriptors);
    }
}
