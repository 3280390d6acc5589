package io.github.mqscope.cli;

import io.github.mqscope.loop.CommandLoop;
import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.mqueue.Cancellation;
import io.github.mqscope.relay.CommandOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How a command that may block is ended from outside: by a signal through signalfd, or, where it prints, because the
/// reader of its output has gone.
///
/// The call under way is cancelled, which loses no message: one that arrived is still returned and printed.
/// A reader that goes ends the command before the next message is taken for nobody. Where the command
/// hangs in a read or write of its own, the process ends after a moment.
final class Interruption implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Terminal terminal;
    private final Runnable whenAsked;
    private final CommandLoop loop;
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile Optional<String> signal = Optional.empty();
    private volatile boolean goesOn;

    private Interruption(Terminal terminal, Runnable whenAsked) throws IOException {
        this.terminal = terminal;
        this.whenAsked = whenAsked;
        this.loop = new CommandLoop((what, why) -> terminal.complain(what + ": " + why.getMessage()));
    }

    /// Listens from now on, for a command that prints nothing: its output is not looked at.
    static Interruption begin(Terminal terminal) throws IOException {
        return new Interruption(terminal, () -> {}).listen(false);
    }

    /// Listens from now on, for a command that prints.
    /// @param whenAsked called on the loop's thread when the command is to end
    static Interruption whilePrinting(Terminal terminal, Runnable whenAsked) throws IOException {
        return new Interruption(terminal, whenAsked).listen(true);
    }

    private Interruption listen(boolean toOutput) throws IOException {
        Optional<CommandOutput> output = terminal.context().output();
        try {
            loop.onShutdown(this::signalled);
            if (output.isPresent()) {
                output.get().onAsked(loop, this::signalled);
                if (toOutput) {
                    output.get().onHangup(loop, this::end);
                }
            }
        } catch (IOException e) {
            loop.close();
            throw e;
        }
        loop.start();
        return this;
    }

    private void signalled(String words) {
        signal = Optional.of(words);
        end();
    }

    // On the loop's thread. Once: what comes later neither asks again nor shortens the time.
    private void end() {
        if (isAsked()) {
            return;
        }
        asked.countDown();
        whenAsked.run();
        cancellation.cancel();
        haltLater();
    }

    private void haltLater() {
        try {
            loop.after(GRACE, this::halt);
        } catch (IOException e) {
            halt();
        }
    }

    private void halt() {
        if (goesOn) {
            goesOn = false;
            haltLater();
            return;
        }
        boolean unfinished = terminal.isWriting();
        if (unfinished) {
            terminal.complain("ended while its output was stuck: what was printed last is not whole");
        }
        ExitStatus status = unfinished || signal.isEmpty() ? ExitStatus.FAILED : ExitStatus.DONE;
        terminal.context().halt().accept(status.code());
    }

    /// For the calls that may block.
    Cancellation cancellation() {
        return cancellation;
    }

    /// Whether the command is to end.
    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /// Waits between two messages; returns at once, and true, where the command is to end.
    boolean pause(Duration interval) throws InterruptedException {
        long nanos = interval.compareTo(Duration.ofDays(36500)) > 0 ? Long.MAX_VALUE : interval.toNanos();
        return asked.await(nanos, TimeUnit.NANOSECONDS);
    }

    /// Says that the command, asked to end, still gets on with what it has to finish: it is not stuck.
    void goesOn() {
        goesOn = true;
    }

    /// The loop, for what the command itself watches.
    EventLoop loop() {
        return loop.loop();
    }

    /// The signal that came, in words.
    Optional<String> signal() {
        return signal;
    }

    /// How the command ends that was asked to: a signal is an orderly end, a reader gone is none.
    ExitStatus status(String done) {
        signal.ifPresent(words -> terminal.complain(words + ": " + done));
        return signal.isPresent() ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    @Override
    public void close() {
        loop.close();
    }
}
