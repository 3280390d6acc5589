package io.github.mqscope.demo.stage;

import java.io.IOException;

/// Reads something back from the kernel and says whether it is as expected.
@FunctionalInterface
public interface Check {
    /// Looks once, without waiting.
    Evidence look(Stage stage) throws IOException;

    /// The opposite.
    default Check not() {
        return stage -> {
            Evidence e = look(stage);
            return new Evidence(e.source(), "not " + e.expected(), e.read(), !e.holds());
        };
    }

    /// A text that is known only on the stage, such as a process id.
    @FunctionalInterface
    interface Text {
        /// The text.
        String of(Stage stage) throws IOException;
    }

    /// Both hold.
    default Check and(Check other) {
        return stage -> {
            Evidence first = look(stage);
            return first.holds() ? other.look(stage) : first;
        };
    }
}
