package io.github.mqscope.demo.peer;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How a program is started with signals blocked: by env(1), which learnt that in coreutils 8.31.
final class BlockedSignals {
    private static final long LIMIT_SECONDS = 5;
    private static final boolean ENV_CAN = tryEnv();

    private BlockedSignals() {}

    private static boolean tryEnv() {
        try {
            Process trial = new ProcessBuilder("env", "--block-signal=INT", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The words before the command; none where env cannot, and then the program blocks what it must by itself.
    static List<String> prefix(String signals) {
        return ENV_CAN ? List.of("env", "--block-signal=" + signals) : List.of();
    }
}
