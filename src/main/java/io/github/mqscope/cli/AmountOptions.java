package io.github.mqscope.cli;

import picocli.CommandLine.Option;

/// How many messages to take: one unless said otherwise.
final class AmountOptions {
    @Option(names = "--count", paramLabel = "N", description = "Take so many.")
    private long count = 1;

    @Option(names = "--follow", description = "Take each that comes, until signalled.")
    private boolean follow;

    @Option(names = "--drain", description = "Take all there are; with --timeout, until none comes for so long.")
    private boolean drain;

    /// How many at the most.
    long most() {
        return follow || drain ? Long.MAX_VALUE : count;
    }

    /// Whether an empty queue is the end that was asked for.
    boolean isDrain() {
        return drain;
    }

    /// Whether messages need something between them.
    boolean isSeveral() {
        return most() > 1;
    }
}
