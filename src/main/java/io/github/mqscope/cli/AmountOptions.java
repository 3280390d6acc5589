package io.github.mqscope.cli;

import picocli.CommandLine.Option;

/// Which messages to take, and how many: the first of the queue unless said otherwise.
final class AmountOptions {
    @Option(names = "--count", paramLabel = "N", description = "Take so many.")
    private long count = 1;

    @Option(names = "--follow", description = "Take each that comes, until signalled.")
    private boolean follow;

    @Option(names = "--drain", description = "Take all there are; with --timeout, until none comes for so long.")
    private boolean drain;

    @Option(
            names = "--from-journal",
            description = "Take, rather than those of the queue, all that an earlier mqscope took out of it and could"
                    + " neither hand on nor put back. A journal on disk keeps them until they are written here.")
    private boolean fromJournal;

    /// How many at the most.
    long most() {
        return follow || drain || fromJournal ? Long.MAX_VALUE : count;
    }

    /// Whether an empty queue is the end that was asked for.
    boolean isDrain() {
        return drain;
    }

    /// Whether those in journals are meant, not those in the queue.
    boolean isFromJournal() {
        return fromJournal;
    }

    /// Whether messages need something between them.
    boolean isSeveral() {
        return most() > 1;
    }
}
