package io.github.mqscope.probe;

import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.CallFacts;
import io.github.mqscope.model.trace.Caller;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.model.trace.TracedQueue;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Makes events of the records that `trace.bpf.c` writes.
///
/// ```c
/// struct trace_record {           // bytes
///     __u64 sequence, lost;       //   0,  8
///     __u64 start, duration;      //  16, 24   CLOCK_MONOTONIC, nanoseconds
///     __s64 result;               //  32
///     __u64 ino;                  //  40       0 where no queue was reached
///     __u32 dev;                  //  48       major << 20 | minor
///     __u32 pid, tid, uid;        //  52, 56, 60
///     __u32 flags;                //  64       bits of TraceMark
///     __s32 mqd;                  //  68
///     __u64 size;                 //  72
///     __u32 priority, curmsgs;    //  80, 84
///     __u32 captured;             //  88
///     __u16 name_length;          //  92
///     __u8 call, file;            //  94, 95   see [DescribedFile]
///     char comm[16];              //  96
///     __u64 ns;                   // 112       0 where it is not known
///     __s64 first, second;        // 120, 128
///     __u32 maxmsg, msgsize;      // 136, 140
/// };                              // 144       then the name, padded to 8, and the payload
/// ```
///
/// Callers and queues are the same objects from event to event, from bounded caches, and so are facts that do not
/// change.
final class TraceDecoder {
    static final int RECORD_SIZE = 144;
    static final int NAME_ROOM = 256;
    static final int LONGEST = RECORD_SIZE + NAME_ROOM + TraceOptions.SNAP_MOST;
    private static final int COMM_SIZE = 16;
    private static final int MOST_CACHED = 4096;
    private static final byte[] NOTHING = {};

    private final Map<Integer, Caller> callers = new HashMap<>();
    private final Map<Located, TracedQueue> queues = new HashMap<>();
    private TracedQueue last = TracedQueue.NONE;
    private CallFacts facts = CallFacts.NONE;
    private long sinceEpoch;

    // A queue, or with an ino of 0 none in a namespace.
    private record Located(long namespace, long dev, long ino) {}

    /// What turns the kernel's monotonic time into nanoseconds since 1970, from now on.
    void sinceEpoch(long nanos) {
        sinceEpoch = nanos;
    }

    TraceEvent decode(MemorySegment from, long at) {
        int captured = from.get(ValueLayout.JAVA_INT, at + 88);
        int nameLength = Short.toUnsignedInt(from.get(ValueLayout.JAVA_SHORT, at + 92));
        return new TraceEvent(
                from.get(ValueLayout.JAVA_LONG, at),
                from.get(ValueLayout.JAVA_LONG, at + 8),
                from.get(ValueLayout.JAVA_LONG, at + 16) + sinceEpoch,
                from.get(ValueLayout.JAVA_LONG, at + 24),
                TraceCall.of(from.get(ValueLayout.JAVA_BYTE, at + 94)),
                caller(from, at),
                queue(from, at, nameLength),
                from.get(ValueLayout.JAVA_INT, at + 68),
                from.get(ValueLayout.JAVA_LONG, at + 72),
                from.get(ValueLayout.JAVA_INT, at + 80),
                from.get(ValueLayout.JAVA_LONG, at + 32),
                from.get(ValueLayout.JAVA_INT, at + 84),
                facts(from, at, nameLength),
                TraceMark.of(from.get(ValueLayout.JAVA_INT, at + 64)),
                bytes(from, at + RECORD_SIZE + (nameLength + 7 & -8), captured));
    }

    private CallFacts facts(MemorySegment from, long at, int nameLength) {
        byte file = from.get(ValueLayout.JAVA_BYTE, at + 95);
        CallFacts now = new CallFacts(
                DescribedFile.access(file),
                DescribedFile.instead(file, () -> bytes(from, at + RECORD_SIZE, nameLength)),
                Integer.toUnsignedLong(from.get(ValueLayout.JAVA_INT, at + 136)),
                Integer.toUnsignedLong(from.get(ValueLayout.JAVA_INT, at + 140)),
                from.get(ValueLayout.JAVA_LONG, at + 120),
                from.get(ValueLayout.JAVA_LONG, at + 128));
        facts = now.equals(facts) ? facts : now;
        return facts;
    }

    private static byte[] bytes(MemorySegment from, long at, int length) {
        if (length == 0) {
            return NOTHING;
        }
        byte[] bytes = new byte[length];
        MemorySegment.copy(from, ValueLayout.JAVA_BYTE, at, bytes, 0, length);
        return bytes;
    }

    private Caller caller(MemorySegment from, long at) {
        int pid = from.get(ValueLayout.JAVA_INT, at + 52);
        int tid = from.get(ValueLayout.JAVA_INT, at + 56);
        int uid = from.get(ValueLayout.JAVA_INT, at + 60);
        Caller known = callers.get(tid);
        if (known != null && known.pid() == pid && known.uid() == uid && isNamed(known.comm(), from, at + 96)) {
            return known;
        }
        Caller caller = new Caller(pid, tid, uid, upToZero(bytes(from, at + 96, COMM_SIZE)));
        if (callers.size() >= MOST_CACHED) {
            callers.clear();
        }
        callers.put(tid, caller);
        return caller;
    }

    private static boolean isNamed(byte[] comm, MemorySegment from, long at) {
        for (int i = 0; i < comm.length; i++) {
            if (comm[i] != from.get(ValueLayout.JAVA_BYTE, at + i)) {
                return false;
            }
        }
        return from.get(ValueLayout.JAVA_BYTE, at + comm.length) == 0;
    }

    private static byte[] upToZero(byte[] padded) {
        int end = 0;
        while (end < padded.length && padded[end] != 0) {
            end++;
        }
        return Arrays.copyOf(padded, end);
    }

    private TracedQueue queue(MemorySegment from, long at, int nameLength) {
        long ino = from.get(ValueLayout.JAVA_LONG, at + 40);
        long namespace = from.get(ValueLayout.JAVA_LONG, at + 112);
        if (ino == 0) {
            return nameLength == 0 || DescribedFile.isNoQueue(from.get(ValueLayout.JAVA_BYTE, at + 95))
                    ? known(new Located(namespace, 0, 0), Optional.empty(), Optional.empty())
                    : new TracedQueue(Optional.empty(), name(from, at, nameLength), namespace);
        }
        long dev = Devices.toUser(from.get(ValueLayout.JAVA_INT, at + 48));
        if (!is(last, namespace, dev, ino)) {
            last = known(
                    new Located(namespace, dev, ino), Optional.of(new QueueKey(dev, ino)), name(from, at, nameLength));
        }
        return last;
    }

    private TracedQueue known(Located place, Optional<QueueKey> key, Optional<QueueName> name) {
        if (queues.size() >= MOST_CACHED) {
            queues.clear();
        }
        return queues.computeIfAbsent(place, p -> new TracedQueue(key, name, p.namespace()));
    }

    private static boolean is(TracedQueue queue, long namespace, long dev, long ino) {
        return queue.namespace() == namespace
                && queue.key().isPresent()
                && queue.key().get().ino() == ino
                && queue.key().get().dev() == dev;
    }

    private static Optional<QueueName> name(MemorySegment from, long at, int length) {
        return Optional.of(QueueName.ofFile(bytes(from, at + RECORD_SIZE, length)));
    }
}
