package io.github.mqscope.relay;

import io.github.mqscope.loop.CommandLoop;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// A command on another machine, run by a child process, which is ssh.
///
/// The child keeps this terminal, to ask for a password, and ignores Ctrl-C: a signal is told to the command, which
/// ends in order. A second one, or one before the command has begun, ends the child.
public final class Relay {
    private static final Duration SILENCE = Duration.ofSeconds(4);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int SSH_FAILED = 255;
    private static final int SIGNALLED = 128; // And more: what ended the child is no status of the command.

    private final String host;
    private final Here here;
    private final Process child;
    private final NearEnd end;
    private final CommandLoop loop;
    private volatile boolean asked;
    private volatile boolean ended;

    /// What the command has of this process.
    ///
    /// @param input            its standard input, read when it asks for it
    /// @param inputIsTerminal  whether a person types
    /// @param output           where what it prints goes
    /// @param outputIsTerminal whether a person reads
    /// @param complaint        is told what went wrong, in one line
    /// @param halt             ends this process with a status, where a write hangs
    public record Here(
            InputStream input,
            boolean inputIsTerminal,
            CommandOutput output,
            boolean outputIsTerminal,
            Consumer<String> complaint,
            IntConsumer halt) {}

    private Relay(String host, Here here, Process child, CommandLoop loop) {
        this.host = Escaped.of(host);
        this.here = here;
        this.child = child;
        this.end = new NearEnd(child.getInputStream(), child.getOutputStream(), here.output(), here.input());
        this.loop = loop;
    }

    /// Runs it, and gives its exit status when it has ended.
    /// @param host    for the words of a failure
    /// @param ssh     starts the far end
    /// @param version of this program
    /// @param command what is to run there
    public static int run(String host, Here here, List<String> ssh, String version, List<byte[]> command)
            throws IOException {
        List<String> words = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        words.addAll(ssh);
        try (CommandLoop loop =
                new CommandLoop((what, why) -> here.complaint().accept(what + ": " + why.getMessage()))) {
            Process child = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                return new Relay(host, here, child, loop).run(version, command);
            } finally {
                child.destroy();
            }
        }
    }

    private int run(String version, List<byte[]> command) throws IOException {
        loop.onShutdown(this::signalled);
        here.output().onHangup(loop, end::readerGone);
        loop.start();
        try {
            end.begin(version, here.inputIsTerminal(), here.outputIsTerminal(), command);
            OptionalInt status = end.run();
            int child = awaitChild();
            return status.orElseGet(() -> child < SIGNALLED ? child : lost());
        } catch (IOException e) {
            return failed(e);
        }
    }

    private int lost() {
        here.complaint().accept(host + ": the connection has ended before the command; it ends there too");
        return ExitStatus.FAILED.code();
    }

    // Who never came has told why on standard error: ssh, or the shell there.
    private int failed(IOException why) throws IOException {
        if (asked && !end.isBegun()) {
            here.complaint().accept("ended before " + host + " had begun");
            return ExitStatus.FAILED.code();
        }
        child.getOutputStream().close();
        boolean itself = !end.isBegun() && !end.hasAnswered();
        int status = awaitChild();
        if (!itself || status == 0) {
            here.complaint().accept(host + ": " + why.getMessage());
        }
        return status == 0 || status == SSH_FAILED || !itself ? ExitStatus.FAILED.code() : status;
    }

    private int awaitChild() throws InterruptedIOException {
        try {
            if (!child.waitFor(SILENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                child.destroy();
            }
            return child.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            ended = true;
        }
    }

    // On the loop's thread, as what follows.
    private void signalled(String words) {
        if (asked || !end.isBegun()) {
            child.destroy();
        } else {
            end.end(words);
        }
        if (!asked) {
            asked = true;
            look();
        }
    }

    // What is being written, or a machine that does not answer, does not keep whoever has asked for the end.
    private void look() {
        try {
            loop.after(LOOK, () -> {
                if (end.silence().compareTo(SILENCE) > 0 && !ended) {
                    here.complaint()
                            .accept(host + ": the command has not ended in time; it ends there when it sees that"
                                    + " nobody listens");
                    child.destroy();
                    here.halt().accept(ExitStatus.FAILED.code());
                }
                look();
            });
        } catch (IOException e) {
            here.halt().accept(ExitStatus.FAILED.code());
        }
    }
}
