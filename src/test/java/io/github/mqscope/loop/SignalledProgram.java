package io.github.mqscope.loop;

import io.github.mqscope.sys.SigSet;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import java.io.IOException;
import java.util.List;

/// Starts as mqscope does, prints each signal that its loop gets, and stops at one of those that end it.
final class SignalledProgram {
    private SignalledProgram() {}

    @SuppressWarnings("SystemOut") // Its output is what the test reads.
    public static void main(String[] args) throws IOException {
        System.out.println("main " + List.of(args));
        SignalMask.ensure();
        try (EventLoop loop = new EventLoop((what, why) -> System.out.println("fault " + what + " " + why))) {
            Registration _ = loop.onSignals(SignalMask.BLOCKED, signal -> {
                System.out.println(Signal.name(signal.signal()));
                if (SignalMask.SHUTDOWN.containsAll(SigSet.of(signal.signal()))) {
                    loop.stop();
                }
            });
            loop.onStop(() -> System.out.println("stopped in order"));
            System.out.println("ready " + Signals.blockedByAllThreads(SignalMask.BLOCKED)
                    + Signals.blocked().containsAll(SigSet.of(Signal.CANCEL)));
            loop.run();
        }
        System.exit(0);
    }
}
