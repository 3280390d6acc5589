package io.github.mqscope.model.trace;

import io.github.mqscope.model.failure.Errno;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A traced call in words that are safe to show: for the prompt and the window alike.
public final class TracedWords {
    private static final long O_NONBLOCK = 04000;
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private TracedWords() {}

    /// The C library's name of the function.
    public static String function(TraceEvent e) {
        boolean plain = !e.is(TraceMark.TIMED);
        return switch (e.call()) {
            case SEND -> plain ? "mq_send" : "mq_timedsend";
            case RECEIVE -> plain ? "mq_receive" : "mq_timedreceive";
            case OPEN, UNLINK, NOTIFY -> e.call().systemCall();
            case GETSETATTR -> e.is(TraceMark.NULL_ARGUMENT) ? "mq_getattr" : "mq_setattr";
        };
    }

    /// Three digits and a unit: `1.20 s`.
    public static String span(long nanos) {
        if (nanos < MICRO || nanos >= 10 * HOUR) {
            return nanos < MICRO ? nanos + " ns" : nanos < 2 * DAY ? nanos / HOUR + " h" : nanos / DAY + " days";
        }
        long rounded = nanos + nanos / 2000; // What would be shown as 1000 is one of the next unit.
        long unit = rounded < MILLI ? MICRO : rounded < SECOND ? MILLI : rounded < 10 * MINUTE ? SECOND : MINUTE;
        String name = unit == MICRO ? " µs" : unit == MILLI ? " ms" : unit == SECOND ? " s" : " min";
        double value = (double) nanos / unit;
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value) + name;
    }

    /// What a call that has not returned does: `in mq_send since 12.4 s`.
    public static String pending(TraceEvent e) {
        return "in " + function(e) + " since "
                + (e.is(TraceMark.START_UNKNOWN) ? "before the trace" : span(e.durationNanos()));
    }

    /// Why no entry of a call was seen; empty where one was.
    public static Optional<String> unentered(TraceEvent e) {
        if (e.is(TraceMark.NOT_ENTERED)) {
            return Optional.of(
                    e.is(TraceMark.SECCOMP)
                            ? "refused by a seccomp filter before it was entered"
                            : "refused before it was entered; the thread has no seccomp filter: a tracer?");
        }
        return e.is(TraceMark.START_UNKNOWN) ? Optional.of("entered before the trace") : Optional.empty();
    }

    /// What it was given and what it reached, each a few words, such as `mqd 3 (written only)` or `priority 5`.
    public static List<String> facts(TraceEvent e) {
        List<String> facts = new ArrayList<>();
        if (e.is(TraceMark.COMPAT)) {
            facts.add("32-bit");
        }
        descriptor(e).ifPresent(facts::add);
        switch (e.call()) {
            case SEND, RECEIVE -> message(e, facts);
            case OPEN -> opening(e, facts);
            case NOTIFY -> facts.add(registration(e));
            case GETSETATTR -> attributes(e).ifPresent(facts::add);
            case UNLINK -> {}
        }
        return facts;
    }

    private static Optional<String> descriptor(TraceEvent e) {
        String instead = e.facts().instead();
        if (!instead.isEmpty()) {
            boolean open = !instead.equals(CallFacts.NOT_OPEN);
            return Optional.of("mqd " + e.mqd() + " is " + (open ? "no queue: " : "") + instead);
        }
        if (e.mqd() < 0 || e.call() == TraceCall.OPEN) {
            return Optional.empty();
        }
        List<String> how = new ArrayList<>();
        access(e.facts().access()).ifPresent(how::add);
        if (e.is(TraceMark.NONBLOCK)) {
            how.add("O_NONBLOCK");
        }
        return Optional.of("mqd " + e.mqd() + (how.isEmpty() ? "" : " (" + String.join(", ", how) + ")"));
    }

    private static Optional<String> access(String access) {
        return switch (access) {
            case "r" -> Optional.of("read only");
            case "w" -> Optional.of("written only");
            case "rw" -> Optional.of("read and written");
            default -> Optional.empty();
        };
    }

    private static void message(TraceEvent e, List<String> facts) {
        if (e.call() == TraceCall.RECEIVE) {
            facts.add("buffer " + Long.toUnsignedString(e.size()));
        }
        if (e.facts().msgsize() > 0) {
            facts.add("mq_msgsize " + e.facts().msgsize());
        }
        if (e.is(TraceMark.TIMED)) {
            facts.add("timed"
                    + e.deadline().map(deadline -> ", " + left(deadline, e)).orElse(""));
        }
        if (!e.movedMessage() && e.facts().maxmsg() > 0) {
            facts.add(e.curmsgs() + " of " + count(e.facts().maxmsg(), "message"));
        }
        boolean sent = e.call() == TraceCall.SEND;
        if (sent || (e.movedMessage() && !e.is(TraceMark.NO_PRIORITY))) {
            facts.add("priority " + Integer.toUnsignedString(e.priority()));
        }
        if (sent || e.movedMessage()) {
            facts.add(count(e.messageLength(), "byte"));
        }
    }

    // As of the entry, where that was seen; of a call that has not returned as of the look.
    private static String left(CallDeadline deadline, TraceEvent e) {
        boolean returned = e.is(TraceMark.START_UNKNOWN) && !e.is(TraceMark.PENDING);
        return deadline.words(e.is(TraceMark.PENDING) ? e.endNanos() : e.startNanos())
                + (returned ? " at its return" : "");
    }

    private static String count(long number, String what) {
        return Long.toUnsignedString(number) + " " + what + (number == 1 ? "" : "s");
    }

    private static void opening(TraceEvent e, List<String> facts) {
        int oflag = (int) e.size();
        facts.add(OpenFlags.words(oflag));
        if (OpenFlags.creates(oflag)) {
            facts.add(String.format(Locale.ROOT, "mode %04o", e.priority()));
            if (e.is(TraceMark.NULL_ARGUMENT)) {
                facts.add("attr NULL: the defaults");
            } else if (e.is(TraceMark.STRUCT_READ)) {
                facts.add("asked for mq_maxmsg " + e.facts().first() + ", mq_msgsize "
                        + e.facts().second());
            } else if (e.errno().equals(Optional.of(Errno.EFAULT))) {
                facts.add("its attr cannot be read");
            }
        }
        if (e.facts().msgsize() > 0) {
            facts.add("has mq_maxmsg " + e.facts().maxmsg() + ", mq_msgsize "
                    + e.facts().msgsize());
        }
    }

    private static String registration(TraceEvent e) {
        if (e.is(TraceMark.NULL_ARGUMENT)) {
            return "unregisters";
        }
        if (!e.is(TraceMark.STRUCT_READ) && e.errno().equals(Optional.of(Errno.EFAULT))) {
            return "its sigevent cannot be read";
        }
        String value = e.is(TraceMark.STRUCT_READ) ? ", value " + e.facts().first() : "";
        return "registers "
                + switch ((int) e.size()) {
                    case 0 -> "SIGEV_SIGNAL, signal " + e.priority() + value;
                    case 1 -> "SIGEV_NONE";
                    case 2 -> "SIGEV_THREAD";
                    default -> "with sigev_notify " + (int) e.size() + ", which there is not";
                };
    }

    private static Optional<String> attributes(TraceEvent e) {
        if (e.is(TraceMark.NULL_ARGUMENT)) {
            return Optional.empty();
        }
        if (e.size() == O_NONBLOCK || e.size() == 0) {
            return Optional.of((e.size() == 0 ? "clears" : "sets") + " O_NONBLOCK");
        }
        return Optional.of("mq_flags 0" + Long.toOctalString(e.size()) + ", of which only O_NONBLOCK may be set");
    }
}
