package io.github.mqscope.probe;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.probe.ElevationOutcome.Cancelled;
import io.github.mqscope.probe.ElevationOutcome.Enabled;
import io.github.mqscope.probe.ElevationOutcome.Failed;
import io.github.mqscope.probe.ElevationOutcome.NoPkexec;
import io.github.mqscope.probe.ElevationOutcome.Refused;
import io.github.mqscope.sys.AbstractSocket;
import io.github.mqscope.sys.DescriptorSocket;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.RootOnly;
import io.github.mqscope.sys.Self;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Asks for the privileged step, from the side that stays unprivileged.
///
/// Each call waits for a person and a password, so it is for a thread of its own; it ends soon after
/// `cancelled` says true. Only one at a time and user: the second says so.
public final class Elevation {
    private static final int STEP_MILLIS = 100;
    private static final int DISMISSED = 126;
    private static final int NOT_AUTHORIZED = 127;
    private static final int LONGEST_WORDS = 2000;

    private Elevation() {}

    /// Why root must not run the step: somebody else could change it, or the Java that it runs on. Empty if nobody can.
    /// @param starter the launcher `mqscope-enable` of this installation
    public static Optional<String> fault(Path starter) {
        try {
            Optional<String> fault = RootOnly.fault(starter);
            return fault.isPresent()
                    ? fault
                    : RootOnly.installationFault(
                            starter.toRealPath().resolve("../..").normalize());
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            return Optional.of("it cannot be seen who may change it: " + e.getMessage());
        }
    }

    /// Starts [ProbeStarter] by pkexec(1), which shows the desktop's password dialog, and takes what it gives.
    /// @param starter the launcher `mqscope-enable` of this installation
    public static ElevationOutcome byPkexec(Path starter, BooleanSupplier cancelled) {
        return by(List.of("pkexec", "--disable-internal-agent", starter.toString()), cancelled);
    }

    /// Waits while the user runs `sudo mqscope-enable` in a terminal.
    public static ElevationOutcome bySudo(BooleanSupplier cancelled) {
        try (AbstractSocket meeting = AbstractSocket.listen(Requester.meeting(Self.euid()))) {
            return await(meeting, () -> true, cancelled).orElseGet(Cancelled::new);
        } catch (ErrnoException e) {
            return failed(e);
        }
    }

    /// Starts a command that becomes [ProbeStarter].
    static ElevationOutcome by(List<String> command, BooleanSupplier cancelled) {
        try (AbstractSocket meeting = AbstractSocket.listen(Requester.meeting(Self.euid()))) {
            java.lang.Process step = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                step.getOutputStream().close();
                Optional<ElevationOutcome> given = await(meeting, step::isAlive, cancelled);
                return given.isPresent() ? given.get() : ended(step, cancelled);
            } finally {
                step.destroy();
            }
        } catch (ErrnoException e) {
            return failed(e);
        } catch (IOException missing) {
            return new NoPkexec();
        }
    }

    // Whoever connects and is not root is not the step: closed, and waited on.
    private static Optional<ElevationOutcome> await(
            AbstractSocket meeting, BooleanSupplier alive, BooleanSupplier cancelled) throws ErrnoException {
        try (Epoll epoll = new Epoll(1)) {
            epoll.add(meeting, Epoll.EPOLLIN, 0);
            boolean goesOn = true;
            while (goesOn && !cancelled.getAsBoolean()) {
                goesOn = alive.getAsBoolean();
                if (epoll.await(goesOn ? STEP_MILLIS : 0) > 0) {
                    try (DescriptorSocket step = meeting.accept()) {
                        if (step.peer().uid() == 0) {
                            return Optional.of(take(step));
                        }
                        goesOn = true;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static ElevationOutcome take(DescriptorSocket step) throws ErrnoException {
        DescriptorSocket.Received received = step.receive(ProbeDescriptors.LIMIT);
        String text = new String(received.bytes(), StandardCharsets.UTF_8);
        if (text.startsWith(ProbeStarter.ABSENT)) {
            received.close();
            return new Failed(text.lines().skip(1).findFirst().orElse("no reason given"));
        }
        return new Enabled(ProbeDescriptors.adopt(received));
    }

    private static ElevationOutcome ended(java.lang.Process step, BooleanSupplier cancelled) throws IOException {
        if (step.isAlive() || cancelled.getAsBoolean()) {
            return new Cancelled();
        }
        String words = new String(step.getErrorStream().readNBytes(LONGEST_WORDS), StandardCharsets.UTF_8).strip();
        return switch (step.exitValue()) {
            case DISMISSED -> new Cancelled();
            case NOT_AUTHORIZED -> new Refused(words);
            default -> new Failed(words.isEmpty() ? "it ended with " + step.exitValue() : words);
        };
    }

    private static ElevationOutcome failed(ErrnoException e) {
        boolean taken = e.is(Errno.EADDRINUSE);
        return new Failed(taken ? "another mqscope of yours is already asking for it" : String.valueOf(e.getMessage()));
    }
}
