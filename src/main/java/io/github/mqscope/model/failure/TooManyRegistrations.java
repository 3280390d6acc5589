package io.github.mqscope.model.failure;

/// Refused by mqscope itself: it is registered for notification on as many queues as it may be at one time.
///
/// @param most how many that are
public record TooManyRegistrations(FailedCall attempt, int most) implements QueueFailure {
    @Override
    public String meaning() {
        return "mqscope is registered on " + most + " queues, the most at one time, so the kernel was not asked";
    }

    @Override
    public String advice() {
        return "unregister from another queue first";
    }
}
