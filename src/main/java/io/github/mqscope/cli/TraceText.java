package io.github.mqscope.cli;

import io.github.mqscope.files.TraceForm;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.text.Escaped;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Traced calls as lines for a person, everything of strangers escaped.
///
/// `12:00:01.123456 worker[812] mq_timedsend /jobs = 0 4.4µs, priority 5, 3 bytes: job`
final class TraceText implements TraceForm {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final int PREVIEW = 80;
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private final StringBuilder lines = new StringBuilder();

    @Override
    public void add(TraceEvent event, long lostHere) {
        if (lostHere > 0) {
            lines.append("… ").append(lostHere).append(" calls lost here …\n");
        }
        TIME.formatTo(event.start(), lines);
        lines.append(' ').append(event.caller()).append(' ').append(event.call().systemCall());
        lines.append(' ').append(event.queue().name().map(QueueName::toString).orElse("(no queue)"));
        lines.append(" = ").append(event.errno().map(Errno::name).orElseGet(() -> Long.toString(event.result())));
        lines.append(duration(event)).append(detail(event)).append('\n');
    }

    private static String duration(TraceEvent event) {
        if (event.is(TraceMark.START_UNKNOWN)) {
            return " entered before the trace";
        }
        return (event.is(TraceMark.BLOCKED) ? " blocked " : " ") + words(event.durationNanos());
    }

    private static String words(long nanos) {
        if (nanos < MILLI) {
            return String.format(Locale.ROOT, "%.1fµs", (double) nanos / MICRO);
        }
        return nanos < SECOND
                ? String.format(Locale.ROOT, "%.1fms", (double) nanos / MILLI)
                : String.format(Locale.ROOT, "%.2fs", (double) nanos / SECOND);
    }

    private static String detail(TraceEvent event) {
        return switch (event.call()) {
            case SEND -> message(event);
            case RECEIVE -> event.succeeded() ? message(event) : "";
            case OPEN -> String.format(", oflag %o, mode %04o", event.size(), event.priority());
            case NOTIFY -> event.is(TraceMark.NULL_ARGUMENT) ? ", unregisters" : ", sigev_notify " + event.size();
            case GETSETATTR -> event.is(TraceMark.NULL_ARGUMENT) ? "" : ", mq_flags " + event.size();
            case UNLINK -> "";
        };
    }

    private static String message(TraceEvent event) {
        String priority = event.is(TraceMark.NO_PRIORITY) ? "" : ", priority " + event.priority();
        String bytes = ", " + event.messageLength() + (event.messageLength() == 1 ? " byte" : " bytes");
        return priority + bytes + (event.payload().length == 0 ? "" : ": " + preview(event));
    }

    private static String preview(TraceEvent event) {
        String preview = Escaped.of(event.payload(), PREVIEW);
        return event.isPayloadWhole() || preview.endsWith("…") ? preview : preview + "…";
    }

    @Override
    public void end(TraceCounts counts) {
        lines.append(counts).append('\n');
    }

    @Override
    public int size() {
        return lines.length();
    }

    @Override
    public byte[] take() {
        byte[] taken = lines.toString().getBytes(StandardCharsets.UTF_8);
        lines.setLength(0);
        return taken;
    }
}
