package io.github.mqscope.benchmark;

import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The window with 256 queues: idle, one of them busy, all of them busy.
///
/// In an IPC namespace of its own, so that there is room for 256 queues, and in a JVM of its own. On a virtual
/// X server where there is one: JavaFX's headless platform copies each frame pixel by pixel on the FX thread,
/// which costs more there than all that the window does.
final class BusyWindowBenchmark {
    private BusyWindowBenchmark() {}

    public static void main(String[] args) throws Exception {
        List<String> wrapper = new ArrayList<>(List.of("unshare", "-i"));
        boolean virtual = Files.isExecutable(Path.of("/usr/bin/xvfb-run"));
        if (virtual) {
            wrapper.addAll(List.of("xvfb-run", "-a", "-s", "-screen 0 1400x1000x24"));
        }
        System.out.println(
                "window with 256 queues, software rendering on " + (virtual ? "Xvfb" : "the headless platform")
                        + " (goal: frames p99 under 33 ms, never more than one update waiting)");
        try (Peer window = JavaProgram.start(wrapper, BusyWindow.class)) {
            for (int i = 0; i < BusyWindow.PHASES; i++) {
                System.out.println(String.format(Locale.ROOT, "  %s", window.line()));
            }
            if (window.exitStatus() != 0) {
                throw new IllegalStateException("the window ended with " + window.exitStatus() + window.errors());
            }
        }
    }
}
