package io.github.mqscope.model.failure;

/// Refused by mqscope itself: in read-only mode nothing that changes a queue is asked of the kernel.
public record ReadOnlyMode(FailedCall attempt) implements QueueFailure {
    @Override
    public String meaning() {
        return "mqscope is in read-only mode, so the kernel was not asked";
    }

    @Override
    public String advice() {
        return "leave read-only mode in the View menu";
    }
}
