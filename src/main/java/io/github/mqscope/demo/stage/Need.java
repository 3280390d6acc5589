package io.github.mqscope.demo.stage;

import java.util.Optional;

/// What a step needs of the machine. A step whose need is refused is not played, and says why.
@FunctionalInterface
public interface Need {
    /// Nothing beyond a Linux with message queues.
    Need NOTHING = Optional::empty;

    /// Why the machine refuses it, in one line; empty where it does not.
    Optional<String> refusal();
}
