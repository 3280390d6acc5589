package io.github.mqscope.probe;

import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.sys.Bpf;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What the programs are told and what they count, in maps shared with them.
///
/// ```c
/// struct trace_control {          // bytes
///     __u64 sequence, lost;       //  0,  8
///     __u64 woken;                // 16
///     __u32 snap, filter, dev, patience; // 24, 28, 32, 36
///     __u64 again, settled;       // 40, 48
/// };
/// struct trace_policy { __u32 everyone, uid; };
/// struct trace_queue { __u64 ino, dev; };
/// struct name { char bytes[256]; };
/// ```
final class TraceMaps {
    private static final int CONTROL_PAGE = 4096;
    private static final int LOST = 8;
    private static final int SNAP = 24;
    private static final int FILTER = 28;
    private static final int DEV = 32;
    private static final int PATIENCE = 36;
    private static final int AGAIN = 40;
    private static final int CONTROL = 56;
    private static final int NAME_SIZE = 256;
    private static final int QUEUE_SIZE = 16;
    private static final byte[] YES = {1};

    private final ProbeDescriptors maps;
    private final MemorySegment control;

    TraceMaps(ProbeDescriptors maps, Arena arena) throws ErrnoException {
        this.maps = maps;
        this.control = Bpf.map(maps.get("trace_control"), 0, CONTROL_PAGE, true, arena);
    }

    /// Says once and for all whose calls may be seen.
    static void decide(Fd policy, TraceProgram.Audience audience) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(8, 4);
            value.set(ValueLayout.JAVA_INT, 0, audience.everyone() ? 1 : 0);
            value.set(ValueLayout.JAVA_INT, 4, audience.uid());
            Bpf.update(policy, arena.allocateFrom(ValueLayout.JAVA_INT, 0), value);
        }
        Bpf.freeze(policy);
    }

    /// Begins to count anew, with these options. Nothing is attached now.
    void prepare(TraceOptions options) throws ErrnoException {
        Bpf.clear(maps.get("trace_wanted"), QUEUE_SIZE);
        Bpf.clear(maps.get("trace_names"), NAME_SIZE);
        control.asSlice(0, CONTROL).fill((byte) 0);
        control.set(ValueLayout.JAVA_INT, SNAP, options.snap());
        control.set(
                ValueLayout.JAVA_INT, DEV, options.dev().map(Devices::toKernel).orElse(0));
        control.set(ValueLayout.JAVA_INT, FILTER, options.queues().isEmpty() ? 0 : 1);
        for (var queue : options.queues().entrySet()) {
            want(queue.getKey());
            if (queue.getValue().isPresent()) {
                want(queue.getValue().get());
            }
        }
    }

    private void want(QueueName name) throws ErrnoException {
        byte[] file = name.file();
        if (file.length >= NAME_SIZE) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment key = arena.allocate(NAME_SIZE);
            MemorySegment.copy(file, 0, key, ValueLayout.JAVA_BYTE, 0, file.length);
            Bpf.update(maps.get("trace_names"), key, arena.allocateFrom(ValueLayout.JAVA_BYTE, YES));
        }
    }

    private void want(QueueKey queue) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment key = arena.allocate(QUEUE_SIZE, 8);
            key.set(ValueLayout.JAVA_LONG, 0, queue.ino());
            key.set(ValueLayout.JAVA_LONG, 8, Integer.toUnsignedLong(Devices.toKernel(queue.dev())));
            Bpf.update(maps.get("trace_wanted"), key, arena.allocateFrom(ValueLayout.JAVA_BYTE, YES));
        }
    }

    /// After how long a call that has not returned is told.
    void patience(int nanos) {
        control.set(ValueLayout.JAVA_INT, PATIENCE, nanos);
    }

    /// What was counted since [#prepare]: a call that was told before it returned, and then again, counts once.
    TraceCounts counts() {
        long again = control.get(ValueLayout.JAVA_LONG, AGAIN);
        long lost = control.get(ValueLayout.JAVA_LONG, LOST);
        return new TraceCounts(written() - again, lost);
    }

    /// How many records were written since then.
    long written() {
        long lost = control.get(ValueLayout.JAVA_LONG, LOST);
        return control.get(ValueLayout.JAVA_LONG, 0) - lost;
    }
}
