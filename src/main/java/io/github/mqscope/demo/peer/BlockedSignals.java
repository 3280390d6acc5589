package io.github.mqscope.demo.peer;

import java.util.List;

/// How a program is started with signals blocked: by env(1), which learnt that in coreutils 8.31.
final class BlockedSignals {
    private static final boolean ENV_CAN =
            Trial.failure(List.of("env", "--block-signal=INT", "true")).isEmpty();

    private BlockedSignals() {}

    /// The words before the command; none where env cannot, and then the program blocks what it must by itself.
    static List<String> prefix(String signals) {
        return ENV_CAN ? List.of("env", "--block-signal=" + signals) : List.of();
    }
}
