package io.github.mqscope.probe;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.peek.ProbeUnavailable;
import io.github.mqscope.sys.AbstractSocket;
import io.github.mqscope.sys.DescriptorSocket;
import io.github.mqscope.sys.ErrnoException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The privileged step, a program of its own: loads the probe, hands it to the user who asked, and ends.
///
/// It runs as root, so it does as little as possible. It takes no argument and reads no file that a user can
/// write; the programs it loads are in its own jar. It writes no file and pins nothing: what it loaded ends
/// with the window that holds it. It connects to the one socket that the user's window listens at, and gives
/// the descriptors only to a process of the user that pkexec or sudo names.
///
/// Not over standard input, though pkexec would keep that: sudo may put a pipe in its place.
public final class ProbeStarter {
    /// First line of the message that says why there are no descriptors.
    static final String ABSENT = "absent";

    static final int HANDED_OVER = 0;
    static final int NOTHING_TO_HAND_OVER = 1;
    static final int REFUSED = 2;

    private ProbeStarter() {}

    static void main(String[] args) {
        System.exit(run(List.of(args), System.getenv(), System.err));
    }

    /// The step.
    /// @return the exit status
    static int run(List<String> arguments, Map<String, String> environment, PrintStream err) {
        try {
            Requester requester = Requester.of(arguments, environment);
            try (DescriptorSocket window = meet(requester)) {
                return give(window, requester);
            }
        } catch (RefusedException e) {
            err.println("mqscope-enable: " + e.getMessage());
            return REFUSED;
        } catch (ErrnoException e) {
            err.println("mqscope-enable: " + e.getMessage());
            return NOTHING_TO_HAND_OVER;
        }
    }

    private static DescriptorSocket meet(Requester requester) throws RefusedException, ErrnoException {
        DescriptorSocket window = connect(requester);
        int listener = window.peer().uid();
        if (listener != requester.uid()) {
            window.close();
            throw new RefusedException(
                    "was called by user " + requester.uid() + ", but user " + listener + " waits for it");
        }
        return window;
    }

    private static DescriptorSocket connect(Requester requester) throws RefusedException, ErrnoException {
        try {
            return AbstractSocket.connect(requester.meeting());
        } catch (ErrnoException e) {
            if (e.is(Errno.ECONNREFUSED)) {
                throw new RefusedException("finds no mqscope of yours that waits for it");
            }
            throw e;
        }
    }

    private static int give(DescriptorSocket window, Requester requester) throws ErrnoException {
        return switch (Probe.open()) {
            case ProbeState.Ready(Peek peek) -> {
                TraceProgram.Audience his = new TraceProgram.Audience(false, requester.uid());
                try (ProbeDescriptors all = peek.descriptors()
                        .and(orNone(() -> TraceProgram.descriptors(his)))
                        .and(orNone(() -> HoldersProgram.descriptors(his)))) {
                    all.handOver(window);
                } finally {
                    peek.close();
                }
                yield HANDED_OVER;
            }
            case ProbeState.Absent(ProbeUnavailable absent) -> {
                String text = ABSENT + "\n" + absent.why() + "\n" + absent.remedy();
                window.send(text.getBytes(StandardCharsets.UTF_8), List.of());
                yield NOTHING_TO_HAND_OVER;
            }
        };
    }

    /// What a kernel may not have: raw tracepoints with types, and iterators.
    @FunctionalInterface
    private interface More {
        ProbeDescriptors load() throws ErrnoException;
    }

    private static ProbeDescriptors orNone(More more) {
        try {
            return more.load();
        } catch (ErrnoException none) {
            return new ProbeDescriptors(Map.of());
        }
    }
}
