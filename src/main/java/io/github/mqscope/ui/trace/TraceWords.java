package io.github.mqscope.ui.trace;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TracedWords;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.filter.Field;
import io.github.mqscope.ui.filter.Grammar;
import io.github.mqscope.ui.words.Words;
import java.time.Instant;
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
            text("call", TracedWords::function),
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
        return String.join(" ", queue(e, namespace), process(e), TracedWords.function(e), result(e), info(e));
    }

    static String time(TraceEvent e) {
        return time(e.startNanos());
    }

    /// @param nanos since 1970
    static String time(long nanos) {
        return TIME.format(Instant.EPOCH.plusNanos(nanos));
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

    static boolean isMessage(TraceEvent e) {
        return e.call() == TraceCall.SEND || e.call() == TraceCall.RECEIVE;
    }

    /// Priority, where the call has one.
    static Optional<Integer> priority(TraceEvent e) {
        boolean known = e.call() == TraceCall.SEND || (e.movedMessage() && !e.is(TraceMark.NO_PRIORITY));
        return known ? Optional.of(e.priority()) : Optional.empty();
    }

    static String result(TraceEvent e) {
        if (e.is(TraceMark.PENDING)) {
            return WORDS.get("result.pending");
        }
        return e.errno().map(Object::toString).orElseGet(() -> switch (e.call()) {
            case RECEIVE -> WORDS.get("result.bytes", e.result());
            case OPEN -> WORDS.get("result.mqd", e.result());
            default -> "0";
        });
    }

    static String duration(TraceEvent e) {
        return e.is(TraceMark.START_UNKNOWN) ? "?" : TracedWords.span(e.durationNanos());
    }

    /// The message's beginning, or where none moved what else there is to say.
    static String info(TraceEvent e) {
        String preview = Escaped.of(e.payload(), PREVIEW_BYTES);
        if (e.movedMessage()) {
            return preview;
        }
        List<String> parts = new ArrayList<>();
        if (e.is(TraceMark.PENDING)) {
            parts.add(TracedWords.pending(e));
        } else if (e.is(TraceMark.NOT_ENTERED)) {
            TracedWords.unentered(e).ifPresent(parts::add);
        }
        parts.addAll(TracedWords.facts(e));
        return String.join(", ", parts) + (preview.isEmpty() ? "" : ": " + preview);
    }
}
