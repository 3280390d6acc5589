package io.github.mqscope.cli;

import io.github.mqscope.model.failure.Errno;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A limit of descriptors so low that the JVM cannot load what it needs, not even to call the C library.
final class TooFewDescriptors {
    private static final int NEEDED_TO_LOAD = 8;
    private static final String RAISE = "raise it with `ulimit -n`";

    private TooFewDescriptors() {}

    /// One line with the numbers where that is behind a failure, else empty.
    static Optional<String> behind(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        if (causes.stream().anyMatch(TooFewDescriptors::saysSo)) {
            return words(Integer.MAX_VALUE);
        }
        return causes.stream().anyMatch(LinkageError.class::isInstance) ? words(NEEDED_TO_LOAD) : Optional.empty();
    }

    // In English, or by the number that a child gives who could not be started.
    private static boolean saysSo(Throwable failure) {
        String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("too many open files") || words.contains("error: " + Errno.EMFILE.number() + " ");
    }

    // What failed to load has given back the descriptors that it had.
    private static Optional<String> words(int needed) {
        String[] open = new File("/proc/self/fd").list();
        try (Stream<String> limits = Files.lines(Path.of("/proc/self/limits"))) {
            int limit = limits.filter(line -> line.startsWith("Max open files"))
                    .mapToInt(line -> Integer.parseInt(line.split("\\s{2,}")[1]))
                    .findFirst()
                    .orElse(Integer.MAX_VALUE);
            boolean few = open == null || open.length > limit - needed;
            return few
                    ? Optional.of("EMFILE: RLIMIT_NOFILE is " + limit + ", too few descriptors; " + RAISE)
                    : Optional.empty();
        } catch (IOException | NumberFormatException none) {
            return open == null ? Optional.of("EMFILE: no descriptor is left; " + RAISE) : Optional.empty();
        }
    }
}
