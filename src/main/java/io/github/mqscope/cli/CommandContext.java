package io.github.mqscope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mqscope.local.KeptJournals;
import io.github.mqscope.loop.SignalMask;
import io.github.mqscope.relay.CommandOutput;
import io.github.mqscope.relay.DescriptorOutput;
import io.github.mqscope.relay.FarEnd;
import io.github.mqscope.relay.Relay;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Self;
import io.github.mqscope.sys.Signals;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What a command finds around it.
///
/// @param stdin            raw bytes
/// @param stdout           raw bytes, unbuffered
/// @param stderr           raw bytes, unbuffered
/// @param stdinIsTerminal  whether a person types
/// @param stdoutIsTerminal whether a person reads
/// @param output           what is under `stdout`, to write whole messages and to see when its reader goes
/// @param window           what opens the window, where there is one
/// @param journals         where messages are kept on their way
/// @param become           has the process become another program, and gives why it could not
/// @param halt             ends the process at once with a status, where a write hangs
public record CommandContext(
        InputStream stdin,
        OutputStream stdout,
        OutputStream stderr,
        boolean stdinIsTerminal,
        boolean stdoutIsTerminal,
        Optional<CommandOutput> output,
        Optional<WindowOpener> window,
        Supplier<KeptJournals> journals,
        Function<List<byte[]>, IOException> become,
        IntConsumer halt) {

    /// Those of this process.
    public static CommandContext ofProcess(Optional<WindowOpener> window) {
        return new CommandContext(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                isTerminal(0),
                isTerminal(1),
                Optional.of(new DescriptorOutput(1)),
                window,
                KeptJournals::ofUser,
                CommandContext::become,
                Runtime.getRuntime()::halt);
    }

    /// The same with the streams of whoever runs a command from another machine.
    CommandContext relayed(FarEnd.Begun begun) {
        return new CommandContext(
                begun.end().input(),
                begun.end().output(),
                stderr,
                begun.stdinIsTerminal(),
                begun.stdoutIsTerminal(),
                Optional.of(begun.end()),
                window,
                journals,
                become,
                halt);
    }

    /// What a command on another machine has of this process.
    Relay.Here relaying(InputStream input, Consumer<String> complaint) {
        return new Relay.Here(input, stdinIsTerminal, output.orElseThrow(), stdoutIsTerminal, complaint, halt);
    }

    // The other program knows nothing of a signalfd: signals end it.
    private static IOException become(List<byte[]> words) {
        try {
            Signals.unblock(SignalMask.BLOCKED);
            return Self.exec(
                    "/usr/bin/env",
                    Stream.concat(Stream.of("env".getBytes(UTF_8)), words.stream())
                            .toList());
        } catch (ErrnoException e) {
            return e;
        }
    }

    // System.console tells it of both ends together only.
    private static boolean isTerminal(int descriptor) {
        try {
            Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
            return target.startsWith("/dev/pts")
                    || target.toString().startsWith("/dev/tty")
                    || target.toString().equals("/dev/console");
        } catch (IOException closed) {
            return false;
        }
    }
}
