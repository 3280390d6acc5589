package io.github.mqscope.cli;

import io.github.mqscope.log.Defects;
import io.github.mqscope.log.Log;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.mqueue.OutOfDescriptors;
import io.github.mqscope.place.Place;
import io.github.mqscope.place.PlaceException;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The one place where what failed becomes a line on standard error and an exit status.
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    /// 2, wrong usage. The message may hold words of the prompt, one character a byte.
    @Override
    public int handleParseException(ParameterException e, String[] words) {
        String command = e.getCommandLine().getCommandName();
        return wrongUsage(command, Escaped.of(RawArguments.bytes(words(e))));
    }

    /// Likewise.
    int wrongUsage(String command, String what) {
        terminal.complain(command.replaceFirst("^mqscope ?(.+)$", "$1: ").replaceFirst("^mqscope$", "") + what + "; `"
                + command + " --help` tells more");
        return ExitStatus.WRONG_USAGE.code();
    }

    // picocli's own are for programmers: `Error: ` first, `Unmatched argument at index 0: 'lst'`, `is not a long`.
    private static String words(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().getFirst();
            if (Place.isOption(first)) {
                return "'" + first + "' comes before the command";
            }
            if (!unmatched.isUnknownOption()) {
                return unmatched(unmatched);
            }
        }
        return String.valueOf(e.getMessage())
                .replaceFirst("^(?:Error: )+", "")
                .replaceFirst(" is not an? (?:int|long)$", " is no whole number in range");
    }

    private static String unmatched(UnmatchedArgumentException e) {
        String word = "'" + e.getUnmatched().getFirst() + "'";
        if (e.getCommandLine().getSubcommands().isEmpty()) {
            return "one argument too many: " + word;
        }
        List<String> near = e.getSuggestions();
        return "there is no command " + word + (near.isEmpty() ? "" : "; did you mean `" + near.getFirst() + "`?");
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        return e instanceof ParameterException usage
                ? handleParseException(usage, new String[0])
                : handle(e).code();
    }

    /// What ended a command.
    ExitStatus handle(Throwable e) {
        return switch (e) {
            case StoppedException stopped -> {
                Log.info(String.valueOf(stopped.getMessage()));
                terminal.complain(String.valueOf(stopped.getMessage()));
                yield stopped.exitStatus();
            }
            case QueueException queue -> {
                Log.info(queue.failure().line());
                terminal.complain(queue.failure().line());
                yield queue.failure().exitStatus();
            }
            case PlaceException place -> {
                terminal.complain(String.valueOf(place.getMessage()));
                yield place.isPermission() ? ExitStatus.PERMISSION_DENIED : ExitStatus.FAILED;
            }
            case OutputException output when output.isReaderGone() -> ExitStatus.FAILED;
            case FileSystemException file -> {
                terminal.complain("cannot use " + words(file));
                yield ExitStatus.FAILED;
            }
            case ErrnoException failed -> {
                String meaning =
                        OutOfDescriptors.meaning(failed).orElse(failed.errno().words());
                terminal.complain(failed.call() + ": " + failed.errno().name() + ": " + meaning);
                yield ExitStatus.FAILED;
            }
            case IOException io -> {
                terminal.complain(TooFewDescriptors.behind(io).orElseGet(() -> String.valueOf(io.getMessage())));
                yield ExitStatus.FAILED;
            }
            default -> {
                Defects.log("a command", e);
                terminal.complain(
                        TooFewDescriptors.behind(e).orElseGet(() -> "unexpected: " + Escaped.of(e.toString())));
                yield ExitStatus.FAILED;
            }
        };
    }

    /// What went wrong, in words without a line's beginning.
    static String words(IOException e) {
        return e instanceof FileSystemException file
                ? Escaped.of(String.valueOf(file.getFile())) + ": " + reason(file)
                : String.valueOf(e.getMessage());
    }

    // These say no more than the file, and mean the rest by their type.
    private static String reason(FileSystemException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "there is no such place";
            case FileAlreadyExistsException _ -> "it is no folder";
            default -> Objects.requireNonNullElse(e.getReason(), "the system gives no reason");
        };
    }
}
