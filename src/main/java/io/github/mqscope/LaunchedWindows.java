package io.github.mqscope;

import io.github.mqscope.agent.LastWords;
import io.github.mqscope.place.Place;
import io.github.mqscope.place.PlaceCommand;
import io.github.mqscope.place.PlaceException;
import io.github.mqscope.sys.Self;
import io.github.mqscope.ui.elsewhere.PlaceWindows;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Windows on other places, each a process of the launcher's that outlives this one.
///
/// @param home   the folder of this program, where its launcher has said it
/// @param isRoot whether this process is root
record LaunchedWindows(Optional<Path> home, boolean isRoot) implements PlaceWindows {
    private static final long STAYS_SECONDS = 3;

    static LaunchedWindows ofProcess() {
        return new LaunchedWindows(
                Optional.ofNullable(System.getProperty("mqscope.home")).map(Path::of), Self.euid() == 0);
    }

    /// The words that start this program for a place.
    List<String> words(Place place, String... rest) throws PlaceException {
        Path from = home.orElseThrow(() ->
                new PlaceException("this program was not started by its launcher, which it needs to start elsewhere"));
        List<String> words = new ArrayList<>(List.of(from.resolve("bin/mqscope").toString()));
        words.addAll(place.options());
        words.addAll(List.of(rest));
        return words;
    }

    @Override
    public void open(Place place) throws IOException {
        List<String> words = words(place);
        words.addFirst("setsid");
        // It would say the same, a second later.
        Optional<List<byte[]>> _ = new PlaceCommand(home.orElseThrow(), isRoot, false).next(place, List.of());
        Process window = new ProcessBuilder(words)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        LastWords said = new LastWords(window.getErrorStream());
        try {
            if (window.waitFor(STAYS_SECONDS, TimeUnit.SECONDS) && window.exitValue() != 0) {
                String last = said.lineAtEnd();
                throw new IOException(last.isEmpty() ? "it ended at once, with status " + window.exitValue() : last);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
