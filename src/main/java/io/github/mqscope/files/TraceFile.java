package io.github.mqscope.files;

import io.github.mqscope.model.trace.Pairing;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.model.trace.TraceStatus;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A trace as a file: JSON Lines as `mqscope trace --json` prints them, with the closing counts. Data only:
/// opening one sends nothing.
public final class TraceFile {
    /// The largest file that is opened.
    public static final long MOST_BYTES = 256L << 20;

    private static final int WRITE_AT = 1 << 20;

    private TraceFile() {}

    /// What was in a file.
    ///
    /// @param events  the calls, the last of them, as many as a [TraceLog] keeps
    /// @param counts  its closing counts
    /// @param skipped calls before those
    public record Opened(List<TraceEvent> events, TraceCounts counts, long skipped) {
        /// The calls as a trace shows them, with what belongs together.
        public TraceLog log() {
            TraceLog log = new TraceLog();
            Pairing pairing = new Pairing();
            events.forEach(event -> {
                log.add(event);
                pairing.add(event).ifPresent(log::paired);
            });
            return log;
        }

        /// What a trace says of itself that shows them.
        public TraceStatus.Opened status(Path file) {
            return new TraceStatus.Opened(Escaped.of(String.valueOf(file.getFileName())), counts, skipped);
        }
    }

    /// Writes what is kept of a trace into a file, which is replaced if it exists.
    public static void save(TraceLog log, TraceStatus status, Path file) throws IOException {
        save(log.all(), status.seenAndLost(), file);
    }

    /// Writes calls into a file, which is replaced if it exists.
    public static void save(List<TraceEvent> events, TraceCounts counts, Path file) throws IOException {
        NewFile.write(file, out -> {
            TraceJson form = new TraceJson();
            long lost = 0;
            for (TraceEvent event : events) {
                form.add(event, Math.max(0, event.lostBefore() - lost));
                lost = Math.max(lost, event.lostBefore());
                if (form.size() > WRITE_AT) {
                    out.write(form.take());
                }
            }
            form.end(counts);
            out.write(form.take());
        });
    }

    /// Reads a file.
    /// @throws IOException naming the line that cannot be understood, or what else is wrong; then nothing is read
    public static Opened open(Path file) throws IOException {
        try (FileLines lines = FileLines.open(file, TraceLine.MOST_BYTES, MOST_BYTES)) {
            return read(lines);
        } catch (TraceLineException e) {
            throw new IOException(Escaped.of(file.toString()) + ", " + e.getMessage(), e);
        }
    }

    private static Opened read(FileLines lines) throws IOException {
        Deque<TraceEvent> events = new ArrayDeque<>();
        long number = 0;
        long lost = 0;
        long bytes = 0;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            TraceLine read = TraceLine.parse(line, ++number);
            if (read.counts().isPresent()) {
                if (lines.next() != null) {
                    throw new TraceLineException(number + 1, "there is more after the closing counts");
                }
                return new Opened(new ArrayList<>(events), read.counts().get(), number - 1 - events.size());
            }
            lost += read.lostBefore();
            TraceEvent event = read.event(number, lost);
            events.addLast(event);
            bytes += event.payload().length;
            while (events.size() > TraceLog.CAPACITY || bytes > TraceLog.BYTES) {
                bytes -= events.removeFirst().payload().length;
            }
        }
        throw new TraceLineException(number + 1, "the closing counts are missing: the file is cut off");
    }
}
