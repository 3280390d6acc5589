package io.github.mqscope.ui.shell;

import java.util.List;

/// What mqscope is, in a few lines.
final class About {
    static final List<String> LINES = List.of(
            "mqscope shows the POSIX message queues of this machine, live: what is in them and who waits on them.",
            "Watching consumes nothing and wakes nobody. One thing it cannot see: a message handed straight to a"
                    + " waiting receiver never is in the queue.",
            "Apache License 2.0. Java " + Runtime.version().feature() + ", JavaFX "
                    + System.getProperty("javafx.version", "") + ".");

    private About() {}
}
