package io.github.mqscope.model.trace;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// What there is to know of a traced call beside its numbers, in the order of the program's bits.
public enum TraceMark {
    /// Its entry was not seen: start and duration are unknown. It was before tracing began, unless NOT_ENTERED.
    START_UNKNOWN,
    /// The thread gave up the processor inside the call: it waited.
    BLOCKED,
    /// Nothing was received, or the receiver did not ask for the priority.
    NO_PRIORITY,
    /// The caller's memory could not be read; or a user traces a stranger's call on his queue, and no message moved.
    NO_PAYLOAD,
    /// A time limit was given.
    TIMED,
    /// O_NONBLOCK was set.
    NONBLOCK,
    /// mq_notify that unregisters, mq_getsetattr that only reads, mq_open that would create with the defaults.
    NULL_ARGUMENT,
    /// What a pointer leads to was read: a deadline, attributes, a sigevent.
    STRUCT_READ,
    /// It has not returned: the duration is that until it was looked at, the result nothing.
    PENDING,
    /// A 32-bit program's.
    COMPAT,
    /// It returned and was never entered: it was refused before that.
    NOT_ENTERED,
    /// So, and the thread has a seccomp filter.
    SECCOMP;

    private static final TraceMark[] ALL = values();
    private static final AtomicReferenceArray<@Nullable Set<TraceMark>> KNOWN =
            new AtomicReferenceArray<>(1 << ALL.length);

    /// The marks of some bits: the same set each time.
    public static Set<TraceMark> of(int bits) {
        int place = bits & KNOWN.length() - 1;
        Set<TraceMark> known = KNOWN.get(place);
        if (known == null) {
            known = made(place);
            KNOWN.set(place, known);
        }
        return known;
    }

    private static Set<TraceMark> made(int bits) {
        EnumSet<TraceMark> marks = EnumSet.noneOf(TraceMark.class);
        for (int bit = 0; bit < ALL.length; bit++) {
            if ((bits >> bit & 1) != 0) {
                marks.add(ALL[bit]);
            }
        }
        return Collections.unmodifiableSet(marks);
    }
}
