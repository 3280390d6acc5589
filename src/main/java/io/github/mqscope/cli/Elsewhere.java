package io.github.mqscope.cli;

import io.github.mqscope.files.PayloadFile;
import io.github.mqscope.place.FileSent;
import io.github.mqscope.place.Place;
import io.github.mqscope.place.PlaceCommand;
import io.github.mqscope.place.PlaceException;
import io.github.mqscope.sys.Self;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A command or the window for queues that are elsewhere.
///
/// This process becomes the next step of the way, so that output, status and signals are that program's. The window
/// stays here, and its agent goes there.
record Elsewhere(Terminal terminal) {
    int run(Place place, List<byte[]> command) throws IOException {
        if (!command.isEmpty() && command.getFirst().length > 0 && command.getFirst()[0] == '-') {
            return here(command); // Help, the version, or a mistake.
        }
        Optional<FileSent> sent =
                place.host().isPresent() && isCalled("send", command) ? FileSent.in(command) : Optional.empty();
        Optional<List<byte[]>> next =
                way().next(place, sent.map(FileSent::command).orElse(command));
        if (next.isEmpty()) {
            return here(command);
        }
        if (command.isEmpty()) {
            return new RootCommand(terminal).open(place);
        }
        List<byte[]> step = next.get();
        if (sent.isPresent()) {
            PayloadFile.read(sent.get().file(), 1); // It says so in our words where that fails.
        }
        throw terminal.context()
                .become()
                .apply(sent.map(file -> file.reading(step)).orElse(step));
    }

    /// How this process starts itself elsewhere.
    static PlaceCommand way() throws PlaceException {
        return new PlaceCommand(home(), Self.euid() == 0, hasTerminal());
    }

    // An agent that was there already when it started is no command of a person's.
    private int here(List<byte[]> command) throws IOException {
        if (command.size() == 1 && isCalled("agent", command)) {
            return terminal.context().window().orElseThrow().serve();
        }
        return new Commands(terminal).execute(RawArguments.words(command));
    }

    private static boolean isCalled(String name, List<byte[]> command) {
        return !command.isEmpty() && new String(command.getFirst(), StandardCharsets.ISO_8859_1).equals(name);
    }

    private static Path home() throws PlaceException {
        String home = System.getProperty("mqscope.home");
        if (home == null) {
            throw new PlaceException("this program was not started by its launcher, which it needs to start elsewhere");
        }
        return Path.of(home);
    }

    private static boolean hasTerminal() {
        try (FileInputStream tty = new FileInputStream("/dev/tty")) {
            return tty.getFD().valid();
        } catch (IOException none) {
            return false;
        }
    }
}
