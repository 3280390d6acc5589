package io.github.mqscope.model.failure;

import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.text.Plural;
import java.time.Duration;
import java.util.Arrays;

/// What went wrong with a queue: the kernel's answer, what it means here, and what to do about it.
///
/// Window and prompt both show these words. Numbers in them were read when the call failed.
///
/// @param attempt what was tried
/// @param cause   why it failed
/// @param meaning what the errno means here, with numbers
/// @param advice  what to do next; empty where the meaning says it
public record QueueFailure(FailedCall attempt, Cause cause, String meaning, String advice) {
    public QueueFailure {
        meaning = Escaped.line(meaning);
        advice = Escaped.line(advice);
    }

    /// Anything that has no better words than the C library's.
    public static QueueFailure other(FailedCall attempt) {
        return Cause.OTHER.of(attempt, attempt.errno().words());
    }

    /// The failure of a timed call that returned false.
    public static QueueFailure timedOut(String call, QueueName queue, Duration timeout, QueueAttributes now) {
        String still = call.contains("send")
                ? "full, " + now.curmsgs() + " of " + Plural.of(now.maxmsg(), "message")
                : "empty";
        return Cause.TIMED_OUT.of(new FailedCall(call, queue, Errno.ETIMEDOUT), timeout.toNanos() / 1e9, still);
    }

    /// The failure of a message that was found too long before it was sent.
    public static QueueFailure tooLong(String call, QueueName queue, long length, QueueAttributes now) {
        return Cause.MESSAGE_TOO_LONG.of(
                new FailedCall(call, queue, Errno.EMSGSIZE), Plural.of(length, "byte"), now.msgsize());
    }

    /// Whether it failed for one of these causes.
    public boolean is(Cause... causes) {
        return Arrays.asList(causes).contains(cause);
    }

    /// The exit status of a command that failed so.
    public ExitStatus exitStatus() {
        return cause.exitStatus();
    }

    /// The one line for a person: `mq_send /jobs: EAGAIN: the queue is full, 10 of 10 messages; …`.
    public String line() {
        return attempt + ": " + clauses();
    }

    /// Meaning and advice, where a person sees elsewhere what was tried.
    public String clauses() {
        return meaning + (advice.isEmpty() ? "" : "; " + advice);
    }
}
