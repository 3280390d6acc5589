package io.github.mqscope.files;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.CallDeadline;
import io.github.mqscope.model.trace.CallFacts;
import io.github.mqscope.model.trace.Caller;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TracedQueue;
import io.github.mqscope.text.Escaped;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One line of a trace file: an object of plain values.
final class TraceLine {
    /// The longest line: more than four times what the largest payload that a trace keeps takes.
    static final int MOST_BYTES = 1 << 20;

    private static final int LAST_ERRNO = 133;
    private static final int MOST_QUOTED = 40;
    private static final long NANOS = 1_000_000_000;
    private static final Set<String> ACCESS = Set.of("r", "w", "rw");
    private static final Map<String, TraceMark> MARKED = Map.ofEntries(
            Map.entry("pending", TraceMark.PENDING),
            Map.entry("timed", TraceMark.TIMED),
            Map.entry("nonblock", TraceMark.NONBLOCK),
            Map.entry("abi", TraceMark.COMPAT),
            Map.entry("seccomp", TraceMark.SECCOMP),
            Map.entry("asked_defaults", TraceMark.NULL_ARGUMENT),
            Map.entry("deadline", TraceMark.STRUCT_READ),
            Map.entry("tv_sec", TraceMark.STRUCT_READ),
            Map.entry("asked_maxmsg", TraceMark.STRUCT_READ),
            Map.entry("sigev_value", TraceMark.STRUCT_READ));

    private final Map<String, String> fields;
    private final long number;

    private TraceLine(Map<String, String> fields, long number) {
        this.fields = fields;
        this.number = number;
    }

    static TraceLine parse(byte[] line, long number) throws TraceLineException {
        if (line.length > MOST_BYTES) {
            throw new TraceLineException(number, "it has more than " + MOST_BYTES + " bytes");
        }
        try {
            return new TraceLine(PlainObject.parse(line), number);
        } catch (NotPlainException e) {
            throw new TraceLineException(number, String.valueOf(e.getMessage()));
        }
    }

    /// The closing counts, where this is their line.
    Optional<TraceCounts> counts() throws TraceLineException {
        return fields.containsKey("seen") && !fields.containsKey("call")
                ? Optional.of(new TraceCounts(count("seen"), count("lost")))
                : Optional.empty();
    }

    long lostBefore() throws TraceLineException {
        return fields.containsKey("lost_before") ? count("lost_before") : 0;
    }

    TraceEvent event(long sequence, long lost) throws TraceLineException {
        TraceCall call = call();
        boolean message = call == TraceCall.SEND || call == TraceCall.RECEIVE;
        byte[] payload = fields.containsKey("base64") ? bytes("base64") : new byte[0];
        long result = fields.containsKey("errno") ? -errno() : is("pending") ? 0 : whole("result");
        return new TraceEvent(
                sequence,
                lost,
                nanos(),
                fields.containsKey("duration_ns") ? count("duration_ns") : 0,
                call,
                new Caller(small("pid"), small("tid"), (int) whole("uid"), text("comm")),
                queue(),
                fields.containsKey("mqd") ? small("mqd") : -1,
                argument(call),
                call == TraceCall.OPEN ? mode() : (int) or(message ? "priority" : "sigev_signo", 0),
                result,
                (int) or("mq_curmsgs", 0),
                facts(call),
                marks(call, message),
                payload);
    }

    // Octal as in C; older files have a number.
    private int mode() throws TraceLineException {
        String mode = fields.getOrDefault("mode", "0");
        try {
            return mode.startsWith("0") ? Integer.parseInt(mode, 8) : small("mode");
        } catch (NumberFormatException e) {
            throw wrong("mode");
        }
    }

    private CallFacts facts(TraceCall call) throws TraceLineException {
        String access = fields.getOrDefault("access", "");
        if (!access.isEmpty() && !ACCESS.contains(access)) {
            throw wrong("access");
        }
        Optional<CallDeadline> deadline = deadline();
        boolean opens = call == TraceCall.OPEN;
        CallFacts facts = new CallFacts(
                access,
                Escaped.of(fields.getOrDefault("no_queue", "")),
                or("mq_maxmsg", 0),
                or("msgsize", 0),
                deadline.isPresent() ? deadline.get().seconds() : or(opens ? "asked_maxmsg" : "sigev_value", 0),
                deadline.isPresent() ? deadline.get().nanos() : or("asked_msgsize", 0));
        return facts.equals(CallFacts.NONE) ? CallFacts.NONE : facts;
    }

    private Optional<CallDeadline> deadline() throws TraceLineException {
        if (fields.containsKey("tv_sec")) {
            return Optional.of(new CallDeadline(whole("tv_sec"), whole("tv_nsec")));
        }
        if (!fields.containsKey("deadline")) {
            return Optional.empty();
        }
        Instant moment = instant("deadline");
        return Optional.of(new CallDeadline(moment.getEpochSecond(), moment.getNano()));
    }

    private boolean is(String field) {
        return "true".equals(fields.get(field));
    }

    private long argument(TraceCall call) throws TraceLineException {
        return switch (call) {
            case SEND -> or("size", 0);
            case RECEIVE -> or("msg_len", 0);
            case OPEN -> or("oflag", 0);
            case NOTIFY -> or("sigev_notify", 0);
            case GETSETATTR -> or("mq_flags", 0);
            case UNLINK -> 0;
        };
    }

    private Set<TraceMark> marks(TraceCall call, boolean message) throws TraceLineException {
        EnumSet<TraceMark> marks = EnumSet.noneOf(TraceMark.class);
        if (!fields.containsKey("duration_ns")) {
            marks.add(TraceMark.START_UNKNOWN);
        }
        if (or("blocked_ns", 0) > 0 || is("pending")) {
            marks.add(TraceMark.BLOCKED);
        }
        if (message && !fields.containsKey("priority")) {
            marks.add(TraceMark.NO_PRIORITY);
        }
        boolean unset = !fields.containsKey(call == TraceCall.NOTIFY ? "sigev_notify" : "mq_flags");
        if (unset && (call == TraceCall.NOTIFY || call == TraceCall.GETSETATTR)) {
            marks.add(TraceMark.NULL_ARGUMENT);
        }
        MARKED.forEach((field, mark) -> {
            if (fields.containsKey(field) && !"false".equals(fields.get(field))) {
                marks.add(mark);
            }
        });
        if ("false".equals(fields.get("entered"))) {
            marks.add(TraceMark.NOT_ENTERED);
        }
        return marks;
    }

    private TracedQueue queue() throws TraceLineException {
        Optional<QueueKey> key =
                fields.containsKey("ino") ? Optional.of(new QueueKey(or("dev", 0), whole("ino"))) : Optional.empty();
        long namespace = fields.containsKey("ns") ? count("ns") : 0; // Older files name none.
        if (!fields.containsKey("queue")) {
            return new TracedQueue(key, Optional.empty(), namespace);
        }
        byte[] name = fields.containsKey("queue_base64") ? bytes("queue_base64") : text("queue");
        try {
            return new TracedQueue(key, Optional.of(QueueName.ofBytes(name)), namespace);
        } catch (IllegalArgumentException e) {
            throw wrong("queue");
        }
    }

    private TraceCall call() throws TraceLineException {
        String name = required("call");
        for (TraceCall call : TraceCall.values()) {
            if (call.systemCall().equals(name)) {
                return call;
            }
        }
        throw wrong("call");
    }

    private int errno() throws TraceLineException {
        String name = required("errno");
        for (int errno = 1; errno <= LAST_ERRNO; errno++) {
            if (Errno.of(errno).name().equals(name)) {
                return errno;
            }
        }
        throw wrong("errno");
    }

    private long nanos() throws TraceLineException {
        try {
            Instant time = instant("time");
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano());
        } catch (ArithmeticException e) {
            throw wrong("time");
        }
    }

    private Instant instant(String field) throws TraceLineException {
        try {
            return Instant.parse(required(field));
        } catch (DateTimeException e) {
            throw wrong(field);
        }
    }

    private byte[] bytes(String field) throws TraceLineException {
        try {
            return Base64.getDecoder().decode(required(field));
        } catch (IllegalArgumentException e) {
            throw wrong(field);
        }
    }

    private byte[] text(String field) throws TraceLineException {
        return required(field).getBytes(StandardCharsets.UTF_8);
    }

    private long or(String field, long other) throws TraceLineException {
        return fields.containsKey(field) ? whole(field) : other;
    }

    private long count(String field) throws TraceLineException {
        long value = whole(field);
        if (value < 0) {
            throw wrong(field);
        }
        return value;
    }

    private int small(String field) throws TraceLineException {
        long value = whole(field);
        if (value != (int) value) {
            throw wrong(field);
        }
        return (int) value;
    }

    private long whole(String field) throws TraceLineException {
        try {
            return Long.parseLong(required(field));
        } catch (NumberFormatException e) {
            throw wrong(field);
        }
    }

    private String required(String field) throws TraceLineException {
        String value = fields.get(field);
        if (value == null) {
            throw new TraceLineException(number, field + " is missing");
        }
        return value;
    }

    private TraceLineException wrong(String field) throws TraceLineException {
        return new TraceLineException(number, field + " cannot be " + Escaped.of(required(field), MOST_QUOTED));
    }
}
