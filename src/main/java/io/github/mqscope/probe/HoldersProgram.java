package io.github.mqscope.probe;

import io.github.mqscope.model.queue.HeldQueues;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.sys.Bpf;
import io.github.mqscope.sys.ErrnoException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The kernel's own walk through all descriptors for those on queues, by `holders.bpf.c`: some 50 ns a descriptor,
/// where
/// looking through `/proc` takes microseconds.
///
/// Loading takes CAP_BPF and CAP_PERFMON, a walk takes nothing. Nothing is attached but while one is made.
///
/// ```c
/// struct record { __u64 ino; __u32 dev; __s32 pid, tid, fd; __u64 size, priority; };   // 40 bytes
/// ```
public final class HoldersProgram implements AutoCloseable {
    private static final String RESOURCE = "holders";
    private static final String POLICY = "holders_policy";
    private static final int RECORD = 40;

    private final ProbeDescriptors descriptors;
    private final boolean everyone;
    private final Runnable release;

    private HoldersProgram(ProbeDescriptors descriptors, boolean everyone, Runnable release) {
        this.descriptors = descriptors;
        this.everyone = everyone;
        this.release = release;
    }

    /// Loads it, for an audience that nobody can change after.
    /// @throws ErrnoException EPERM without the privilege, EINVAL where the kernel is too old, …
    public static HoldersProgram load(TraceProgram.Audience audience) throws ErrnoException {
        ProbeDescriptors descriptors = descriptors(audience);
        return new HoldersProgram(descriptors, audience.everyone(), descriptors::close);
    }

    /// The same as a descriptor, to be handed over.
    static ProbeDescriptors descriptors(TraceProgram.Audience audience) throws ErrnoException {
        ProbeDescriptors loaded = LightSkeleton.ofResource(RESOURCE).load();
        try {
            TraceMaps.decide(loaded.get(POLICY), audience);
            return loaded.without(POLICY, "holders_told");
        } catch (ErrnoException e) {
            loaded.close();
            throw e;
        }
    }

    /// The program among those that were handed over, which stay the peek's to close.
    public static Optional<HoldersProgram> beside(Peek peek) {
        ProbeDescriptors all = peek.descriptors();
        return all.has(RESOURCE) ? Optional.of(new HoldersProgram(all, false, () -> {})) : Optional.empty();
    }

    /// Walks now.
    public HeldQueues walk() throws ErrnoException {
        List<HeldQueues.Held> held = new ArrayList<>();
        List<HeldQueues.Waiter> waiters = new ArrayList<>();
        boolean[] whole = {true};
        Bpf.iterate(descriptors.get(RESOURCE), written -> {
            for (long at = 0; at < written.byteSize(); at += RECORD) {
                MemorySegment record = written.asSlice(at, RECORD);
                int tid = record.get(ValueLayout.JAVA_INT, 16);
                if (tid == 0) {
                    held.add(descriptor(record));
                } else if (tid > 0) {
                    waiters.add(waiter(record, tid));
                } else {
                    whole[0] = false;
                }
            }
        });
        return new HeldQueues(List.copyOf(held), List.copyOf(waiters), everyone, whole[0]);
    }

    private static HeldQueues.Held descriptor(MemorySegment record) {
        return new HeldQueues.Held(
                queue(record), record.get(ValueLayout.JAVA_INT, 12), record.get(ValueLayout.JAVA_INT, 20));
    }

    private static HeldQueues.Waiter waiter(MemorySegment record, int tid) {
        return new HeldQueues.Waiter(
                queue(record),
                record.get(ValueLayout.JAVA_INT, 12),
                tid,
                record.get(ValueLayout.JAVA_INT, 20) != 0,
                record.get(ValueLayout.JAVA_LONG, 24),
                record.get(ValueLayout.JAVA_LONG, 32));
    }

    private static QueueKey queue(MemorySegment record) {
        long device = Devices.toUser(record.get(ValueLayout.JAVA_INT, 8));
        return new QueueKey(device, record.get(ValueLayout.JAVA_LONG, 0));
    }

    /// Lets go of the descriptor.
    @Override
    public void close() {
        release.run();
    }
}
