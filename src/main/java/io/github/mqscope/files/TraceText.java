package io.github.mqscope.files;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TracedQueue;
import io.github.mqscope.model.trace.TracedWords;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.text.Plural;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Traced calls as lines for a person, everything of strangers escaped.
///
/// `12:00:01.123456 worker[812] mq_timedsend /jobs = 0 4.4µs, mqd 3 (written only), mq_msgsize 64, priority 5, 3 bytes:
/// job`
public final class TraceText implements TraceForm {
    private static final DateTimeFormatter SECOND_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm:ss.", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final int PREVIEW = 80;
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final int MICROS_DIGITS = 6;

    private final long namespace;
    private final StringBuilder lines = new StringBuilder();
    private long second = Long.MIN_VALUE;
    private String untilFraction = "";

    /// @param namespace whose queues go without saying; those of others say which
    public TraceText(long namespace) {
        this.namespace = namespace;
    }

    @Override
    public void add(TraceEvent event, long lostHere) {
        if (lostHere > 0) {
            lines.append("… ").append(Plural.of(lostHere, "call")).append(" lost here …\n");
        }
        time(event.startNanos());
        lines.append(' ').append(event.caller()).append(' ').append(event.call().systemCall());
        queue(event.queue());
        if (event.is(TraceMark.PENDING)) {
            lines.append(": ").append(TracedWords.pending(event));
        } else {
            lines.append(" = ").append(event.errno().map(Errno::name).orElseGet(() -> Long.toString(event.result())));
            duration(event);
        }
        TracedWords.facts(event).forEach(fact -> lines.append(", ").append(fact));
        if (event.payload().length > 0) {
            lines.append(": ").append(preview(event));
        }
        lines.append('\n');
    }

    private void queue(TracedQueue queue) {
        lines.append(' ').append(queue.name().map(QueueName::toString).orElse("(no queue)"));
        if (queue.isOutside(namespace)) {
            lines.append(" (namespace ").append(queue.namespace()).append(')');
        }
    }

    // Formatting costs more than all the rest; within a second only its end changes.
    private void time(long nanos) {
        long now = Math.floorDiv(nanos, SECOND);
        if (now != second) {
            second = now;
            untilFraction = SECOND_OF_DAY.format(Instant.ofEpochSecond(now));
        }
        lines.append(untilFraction);
        padded(Math.floorMod(nanos, SECOND) / MICRO, MICROS_DIGITS);
    }

    private void padded(long number, int digits) {
        String shown = Long.toString(number);
        lines.repeat('0', digits - shown.length()).append(shown);
    }

    private void duration(TraceEvent event) {
        Optional<String> unentered = TracedWords.unentered(event);
        if (unentered.isPresent()) {
            lines.append(' ').append(unentered.get());
            return;
        }
        lines.append(event.is(TraceMark.BLOCKED) ? " blocked " : " ");
        long nanos = event.durationNanos();
        if (nanos < MILLI) {
            rounded(nanos, MICRO, 1);
            lines.append("µs");
        } else if (nanos < SECOND) {
            rounded(nanos, MILLI, 1);
            lines.append("ms");
        } else {
            rounded(nanos, SECOND, 2);
            lines.append('s');
        }
    }

    private void rounded(long nanos, long unit, int digits) {
        long parts = digits == 1 ? 10 : 100;
        long shown = (nanos + unit / parts / 2) / (unit / parts);
        lines.append(shown / parts).append('.');
        padded(shown % parts, digits);
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
