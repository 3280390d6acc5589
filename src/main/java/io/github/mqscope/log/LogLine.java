package io.github.mqscope.log;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A record of the log as text: one line, and indented below it the stack trace of what was thrown.
///
/// What the message of an exception says is told only where the JVM or a [Loggable] has written it: others may quote
/// a payload.
final class LogLine {
    private static final int MOST_CHARS = 1_000;
    private static final int MOST_FRAMES = 40;
    private static final int MOST_CAUSES = 4;

    private LogLine() {}

    static String of(Instant when, Level level, String logger, String text, @Nullable Throwable thrown) {
        StringBuilder line = new StringBuilder();
        line.append(when.truncatedTo(ChronoUnit.MILLIS)).append(' ').append(level.getName());
        line.append(' ')
                .append(escaped(logger))
                .append(": ")
                .append(escaped(text))
                .append('\n');
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            trace(line, i == 0 ? "" : "caused by ", cause);
            cause = cause.getCause();
        }
        return line.toString();
    }

    private static void trace(StringBuilder line, String how, Throwable thrown) {
        line.append("  ").append(how).append(words(thrown)).append('\n');
        StackTraceElement[] frames = thrown.getStackTrace();
        for (int i = 0; i < Math.min(MOST_FRAMES, frames.length); i++) {
            line.append("    at ").append(escaped(frames[i].toString())).append('\n');
        }
        if (frames.length > MOST_FRAMES) {
            line.append("    and ").append(frames.length - MOST_FRAMES).append(" more\n");
        }
    }

    /// What was thrown, without what may be somebody's data.
    static String words(Throwable thrown) {
        String name = thrown.getClass().getName();
        String message = thrown.getMessage();
        return message == null || !isWithoutData(thrown) ? name : name + ": " + escaped(message);
    }

    private static boolean isWithoutData(Throwable thrown) {
        return thrown instanceof Loggable
                || thrown instanceof NullPointerException
                || thrown instanceof IndexOutOfBoundsException
                || thrown instanceof ClassCastException
                || thrown instanceof ArithmeticException
                || thrown instanceof LinkageError
                || thrown instanceof VirtualMachineError;
    }

    /// On one line, bounded, with nothing in it that a terminal or an editor obeys.
    static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        int end = Math.min(text.length(), MOST_CHARS);
        text.substring(0, end).codePoints().forEach(c -> append(out, c));
        return end < text.length() ? out.append("…").toString() : out.toString();
    }

    private static void append(StringBuilder out, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> out.append(String.format("\\u{%x}", c));
            default -> out.appendCodePoint(c);
        }
    }
}
