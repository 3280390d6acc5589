package io.github.mqscope.log;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The log of this process: nothing until [#begin] or [#into], and no file before the first record.
///
/// It is behind [System.Logger], so that what the JDK and the toolkit have to say comes here too. Where it cannot be
/// written the program goes on without, and what goes wrong is told on standard error.
public final class Log {
    private static volatile Level least = Level.WARNING;
    private static @Nullable Place usual; // Under the class's lock, as the next.
    private static @Nullable LogFile file;
    private static boolean headed;

    private Log() {}

    /// Where a log belongs.
    @FunctionalInterface
    public interface Place {
        /// The file.
        /// @throws IOException there is no place for it
        Path find() throws IOException;
    }

    /// Has what goes wrong written to a file from now on, which is looked for at the first record.
    public static synchronized void begin(Place place) {
        usual = place;
    }

    /// Has all that is told written to a file, and begins it at once.
    /// @throws IOException it cannot be written
    public static synchronized void into(Path place) throws IOException {
        LogFile given = LogFile.given(place);
        given.append(head());
        file = given;
        headed = true;
        least = Level.INFO;
    }

    private static synchronized Optional<LogFile> file() {
        if (file == null && usual != null) {
            try {
                file = LogFile.usual(usual.find());
            } catch (IOException nowhere) {
                usual = null;
            }
        }
        return Optional.ofNullable(file);
    }

    /// Its file, whether that is there yet or not; empty before [#begin].
    public static Optional<Path> place() {
        return file().map(LogFile::path);
    }

    /// The last records, in at most so many bytes; empty where there are none. Not for the FX thread.
    public static String tail(int most) throws IOException {
        Optional<LogFile> now = file();
        return now.isPresent() ? now.get().tail(most) : "";
    }

    /// Tells what goes well.
    public static void info(String what) {
        if (takes(Level.INFO)) {
            System.getLogger("mqscope").log(Level.INFO, what);
        }
    }

    static boolean takes(Level level) {
        return level.getSeverity() >= least.getSeverity() && level != Level.OFF;
    }

    static synchronized void write(Level level, String logger, String text, @Nullable Throwable thrown) {
        String line = LogLine.of(Instant.now(), level, logger, text, thrown);
        Optional<LogFile> to = file();
        try {
            if (to.isPresent()) {
                to.get().append(headed ? line : head() + line);
                headed = true;
                return;
            }
        } catch (IOException | RuntimeException withoutLog) {
            // It goes where a person may see it.
        }
        System.err.print(line);
    }

    private static String head() {
        return "\n" + String.join("\n", LogHead.lines()) + "\n";
    }
}
