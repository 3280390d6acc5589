package io.github.mqscope.cli;

import io.github.mqscope.files.PayloadFile;
import io.github.mqscope.log.LogHead;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.place.FileSent;
import io.github.mqscope.place.Place;
import io.github.mqscope.place.PlaceCommand;
import io.github.mqscope.place.PlaceException;
import io.github.mqscope.relay.FarEnd;
import io.github.mqscope.relay.Relay;
import io.github.mqscope.sys.Self;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A command or the window for queues that are elsewhere.
///
/// On this machine this process becomes the next step of the way, so that output, status and signals are that
/// program's. A command on another machine has its input, output and signals relayed. The window stays here, and its
/// agent goes there.
record Elsewhere(Terminal terminal) {
    private static final String RELAYED = "relayed";
    private static final int LONGEST_PAYLOAD = (1 << 24) + 1; // One more than a message can have.

    int run(Place place, List<byte[]> command) throws IOException {
        if (place.isHere() || (!command.isEmpty() && command.getFirst().length > 0 && command.getFirst()[0] == '-')) {
            return here(command); // Also help, the version, or a mistake.
        }
        if (place.host().isPresent() && !command.isEmpty() && !isAskedAtTerminal(place)) {
            return relay(place, command);
        }
        Optional<List<byte[]>> next = way(hasTerminal()).next(place, command);
        if (next.isEmpty()) {
            return here(command);
        }
        if (command.isEmpty()) {
            return new RootCommand(terminal).open(place);
        }
        throw terminal.context().become().apply(next.get());
    }

    // sudo there wants the terminal, which then is all that the command has.
    private boolean isAskedAtTerminal(Place place) {
        CommandContext context = terminal.context();
        return place.asRoot() && context.stdinIsTerminal() && context.stdoutIsTerminal() && hasTerminal();
    }

    private int relay(Place place, List<byte[]> command) throws IOException {
        Optional<FileSent> sent = isCalled("send", command) ? FileSent.in(command) : Optional.empty();
        InputStream input = terminal.context().stdin();
        if (sent.isPresent()) {
            input = new ByteArrayInputStream(
                    PayloadFile.read(sent.get().file(), LONGEST_PAYLOAD).bytes());
        }
        List<String> ssh =
                way(false).next(place, List.of(RELAYED.getBytes(StandardCharsets.UTF_8))).orElseThrow().stream()
                        .map(word -> new String(word, StandardCharsets.UTF_8))
                        .toList();
        return Relay.run(
                place.host().orElseThrow(),
                terminal.context().relaying(input, terminal::complain),
                ssh,
                LogHead.VERSION,
                sent.map(FileSent::command).orElse(command));
    }

    /// How this process starts itself elsewhere.
    static PlaceCommand way() throws PlaceException {
        return way(hasTerminal());
    }

    private static PlaceCommand way(boolean withTerminal) throws PlaceException {
        return new PlaceCommand(home(), Self.euid() == 0, withTerminal);
    }

    // What another mqscope started is no command of a person's.
    private int here(List<byte[]> command) throws IOException {
        if (command.size() == 1 && isCalled("agent", command)) {
            return terminal.context().window().orElseThrow().serve();
        }
        if (command.size() == 1 && isCalled(RELAYED, command)) {
            return relayed();
        }
        return new Commands(terminal).execute(RawArguments.words(command));
    }

    private int relayed() throws IOException {
        System.setOut(System.err); // What is printed by mistake is no frame.
        CommandContext context = terminal.context();
        Optional<FarEnd.Begun> begun = FarEnd.begin(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                LogHead.VERSION,
                () -> context.halt().accept(ExitStatus.FAILED.code()));
        if (begun.isEmpty()) {
            return ExitStatus.FAILED.code();
        }
        int status = CommandLineMain.run(begun.get().words(), context.relayed(begun.get()));
        try {
            begun.get().end().ended(status);
        } catch (IOException nobodyListens) {
            // What it did is done.
        }
        return status;
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
