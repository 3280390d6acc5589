package io.github.mqscope.loop;

import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Self;
import io.github.mqscope.sys.SigSet;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The signals that come through signalfd, and the way to have every thread block them.
///
/// A signalfd gets a signal only if all threads block it, those of the JVM too, and HotSpot unblocks
/// SIGINT, SIGTERM and SIGHUP in its threads unless started with `-Xrs`. So the mask must be set before
/// the JVM starts, and be inherited: the launcher does it. Where it was not, the program becomes itself
/// again with the mask and `-Xrs`, once.
public final class SignalMask {
    /// What ends the program.
    public static final SigSet SHUTDOWN = SigSet.of(Signal.SIGINT, Signal.SIGTERM, Signal.SIGHUP);

    /// What brings notifications: each queue that is registered on by signal takes one of its own.
    private static final SigSet NOTIFICATIONS =
            SigSet.of(Signal.NOTIFICATION, Signal.NOTIFICATION + 1, Signal.NOTIFICATION + 2, Signal.NOTIFICATION + 3);

    /// All that is blocked in every thread.
    public static final SigSet BLOCKED = new SigSet(SHUTDOWN.mask() | NOTIFICATIONS.mask());

    private static final String ALREADY = "mqscope.reexec";

    private SignalMask() {}

    /// Makes sure of the mask. Does not return where the program has to start again.
    public static void ensure() throws IOException {
        if (Signals.blockedByAllThreads(BLOCKED) || Boolean.getBoolean(ALREADY)) {
            return;
        }
        Signals.block(BLOCKED);
        throw again(commandLine());
    }

    private static ErrnoException again(List<byte[]> argv) throws IOException {
        List<byte[]> changed = new ArrayList<>(argv);
        changed.addAll(
                1, List.of(bytes("-Xrs"), bytes("-XX:+DisableAttachMechanism"), bytes("-D" + ALREADY + "=true")));
        return Self.exec(Files.readSymbolicLink(Path.of("/proc/self/exe")).toString(), changed);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> commandLine() throws IOException {
        return split(Files.readAllBytes(Path.of("/proc/self/cmdline")));
    }

    static List<byte[]> split(byte[] cmdline) {
        List<byte[]> words = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < cmdline.length; at++) {
            if (cmdline[at] == 0) {
                words.add(Arrays.copyOfRange(cmdline, start, at));
                start = at + 1;
            }
        }
        return words;
    }
}
