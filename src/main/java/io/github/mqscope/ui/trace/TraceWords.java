package io.github.mqscope.ui.trace;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.OpenFlags;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.filter.Field;
import io.github.mqscope.ui.filter.Grammar;
import io.github.mqscope.ui.words.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// A traced call in words, and what a filter can ask of it.
final class TraceWords {
    private static final Words WORDS = Words.of(TraceWords.class);
    private static final List<Field<TraceRow>> FIELDS = List.of(
            text("call", TraceWords::call),
            text("comm", e -> e.caller().name()),
            text("errno", e -> e.errno().map(Object::toString).orElse("")),
            text("text", e -> Escaped.of(e.payload())),
            number("ns", e -> e.queue().namespace()),
            number("pid", e -> e.caller().pid()),
            number("tid", e -> e.caller().tid()),
            number("uid", e -> Integer.toUnsignedLong(e.caller().uid())),
            number("prio", TraceEvent::priority),
            number("size", TraceEvent::messageLength),
            number("blocked", e -> e.is(TraceMark.BLOCKED) ? e.durationNanos() / 1_000_000 : -1),
            new Field.Bytes<>(
                    "hex", row -> row instanceof TraceRow.Call(long _, TraceEvent e) ? e.payload() : new byte[0]));

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final int PREVIEW_BYTES = 160;
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private TraceWords() {}

    private static Field<TraceRow> text(String name, Function<TraceEvent, String> value) {
        return new Field.Text<>(name, row -> row instanceof TraceRow.Call(long _, TraceEvent e) ? value.apply(e) : "");
    }

    private static Field<TraceRow> number(String name, ToLongFunction<TraceEvent> value) {
        return new Field.Number<>(
                name, row -> row instanceof TraceRow.Call(long _, TraceEvent e) ? value.applyAsLong(e) : -1);
    }

    /// What a filter can ask of a call.
    /// @param namespace this space's
    static Grammar<TraceRow> grammar(long namespace) {
        List<Field<TraceRow>> fields = new ArrayList<>(List.of(text("queue", e -> queue(e, namespace))));
        fields.addAll(FIELDS);
        return new Grammar<>(
                row -> row instanceof TraceRow.Call(long _, TraceEvent e) ? words(e, namespace) : "lost", fields);
    }

    /// @param namespace this space's
    static String words(TraceEvent e, long namespace) {
        return String.join(" ", queue(e, namespace), process(e), call(e), result(e), info(e));
    }

    static String time(TraceEvent e) {
        return TIME.format(e.start());
    }

    static String queue(TraceEvent e) {
        return e.queue().name().map(QueueName::toString).orElse("");
    }

    /// The queue's name, with its namespace where that is another than this space's.
    static String queue(TraceEvent e, long namespace) {
        return e.queue().isOutside(namespace)
                ? WORDS.get("queue.outside", queue(e), "" + e.queue().namespace())
                        .strip()
                : queue(e);
    }

    static String process(TraceEvent e) {
        return e.caller().name() + " " + e.caller().pid();
    }

    static String call(TraceEvent e) {
        boolean plain = !e.is(TraceMark.TIMED);
        return switch (e.call()) {
            case SEND -> plain ? "mq_send" : "mq_timedsend";
            case RECEIVE -> plain ? "mq_receive" : "mq_timedreceive";
            case OPEN, UNLINK, NOTIFY -> e.call().systemCall();
            case GETSETATTR -> e.is(TraceMark.NULL_ARGUMENT) ? "mq_getattr" : "mq_setattr";
        };
    }

    static boolean isMessage(TraceEvent e) {
        return e.call() == TraceCall.SEND || e.call() == TraceCall.RECEIVE;
    }

    /// Priority, where the call has one.
    static Optional<Integer> priority(TraceEvent e) {
        boolean known = e.call() == TraceCall.SEND || (e.movedMessage() && !e.is(TraceMark.NO_PRIORITY));
        return known ? Optional.of(e.priority()) : Optional.empty();
    }

    static String result(TraceEvent e) {
        return e.errno().map(Object::toString).orElseGet(() -> switch (e.call()) {
            case RECEIVE -> WORDS.get("result.bytes", e.result());
            case OPEN -> WORDS.get("result.mqd", e.result());
            default -> "0";
        });
    }

    static String duration(TraceEvent e) {
        return e.is(TraceMark.START_UNKNOWN) ? "?" : duration(e.durationNanos());
    }

    /// Three digits and a unit.
    static String duration(long nanos) {
        if (nanos < MICRO) {
            return nanos + " ns";
        }
        long unit = nanos < MILLI ? MICRO : nanos < SECOND ? MILLI : SECOND;
        String name = unit == MICRO ? " µs" : unit == MILLI ? " ms" : " s";
        double value = (double) nanos / unit;
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value) + name;
    }

    /// The message's beginning, or what else the call said.
    static String info(TraceEvent e) {
        return switch (e.call()) {
            case SEND, RECEIVE -> Escaped.of(e.payload(), PREVIEW_BYTES);
            case OPEN -> opened((int) e.size(), e.priority());
            case NOTIFY -> e.is(TraceMark.NULL_ARGUMENT) ? WORDS.get("info.unregisters") : notified(e);
            case GETSETATTR -> e.is(TraceMark.NULL_ARGUMENT) ? "" : WORDS.get("info.flags", Long.toHexString(e.size()));
            case UNLINK -> "";
        };
    }

    private static String opened(int oflag, int mode) {
        String flags = OpenFlags.words(oflag);
        return OpenFlags.creates(oflag)
                ? WORDS.get("info.open", flags, String.format(Locale.ROOT, "%04o", mode))
                : flags;
    }

    private static String notified(TraceEvent e) {
        String how = e.size() == 0
                ? WORDS.get("notify.signal", e.priority())
                : WORDS.get(e.size() == 1 ? "notify.none" : "notify.thread");
        return WORDS.get("info.registers", how);
    }
}
