package io.github.mqscope.model.trace;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What there is to know of a traced call beside its numbers, in the order of the program's bits.
public enum TraceMark {
    /// It was entered before tracing began: start and duration are unknown.
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
    /// mq_notify that unregisters, mq_getsetattr that only reads.
    NULL_ARGUMENT;

    private static final TraceMark[] ALL = values();

    /// The marks of some bits.
    public static Set<TraceMark> of(int bits) {
        EnumSet<TraceMark> marks = EnumSet.noneOf(TraceMark.class);
        for (int bit = 0; bit < ALL.length; bit++) {
            if ((bits >> bit & 1) != 0) {
                marks.add(ALL[bit]);
            }
        }
        return Collections.unmodifiableSet(marks);
    }

    /// How many combinations of bits there are.
    public static int combinations() {
        return 1 << ALL.length;
    }
}
