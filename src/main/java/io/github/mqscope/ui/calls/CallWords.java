package io.github.mqscope.ui.calls;

import io.github.mqscope.model.PendingCall;
import io.github.mqscope.mqueue.QueueFailure;
import java.util.Locale;

/// A call in words, as it is now.
///
/// @param look   how it is to look
/// @param state  what it does or what became of it
/// @param advice what to do next, empty for nothing
record CallWords(Look look, String state, String advice) {
    /// How a call looks.
    enum Look {
        RUNNING,
        BLOCKED,
        DONE,
        CANCELLED,
        FAILED
    }

    static CallWords of(PendingCall call, Asked asked) {
        if (!call.isOver()) {
            return call.isBlocked() ? blocked(call, asked) : running(call, asked);
        }
        return call.failure()
                .map(failure -> failed(failure, call.messages(), asked))
                .orElseGet(() -> done(call.messages(), asked));
    }

    private static CallWords running(PendingCall call, Asked asked) {
        return new CallWords(Look.RUNNING, asked.past() + " " + count(call.messages(), asked) + " so far", "");
    }

    private static CallWords blocked(PendingCall call, Asked asked) {
        String time = String.format(
                Locale.ROOT,
                "blocked in %s for %.1f s: ",
                call.call(),
                call.inCall().toMillis() / 1e3);
        String before = call.messages() == 0 ? "" : "; " + asked.past() + " " + count(call.messages(), asked);
        return new CallWords(Look.BLOCKED, time + asked.hindrance() + before, "");
    }

    private static CallWords done(long messages, Asked asked) {
        if (asked.total() > messages) {
            return new CallWords(Look.CANCELLED, "cancelled: " + asked.past() + " " + count(messages, asked), "");
        }
        return new CallWords(Look.DONE, asked.past() + " " + messages(messages), "");
    }

    private static CallWords failed(QueueFailure failure, long messages, Asked asked) {
        if (failure instanceof QueueFailure.Cancelled) {
            String what = messages == 0 ? "nothing was " + asked.past() : asked.past() + " " + count(messages, asked);
            return new CallWords(Look.CANCELLED, "cancelled: " + what, "");
        }
        String before = messages == 0 ? "" : asked.past() + " " + count(messages, asked) + ", then ";
        String why = before + failure.attempt().errno() + ": " + failure.meaning();
        return new CallWords(Look.FAILED, why, sentence(failure.advice()));
    }

    private static String sentence(String clause) {
        return clause.isEmpty() ? "" : Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }

    private static String count(long messages, Asked asked) {
        return asked.total() > 1 ? messages + " of " + messages(asked.total()) : messages(messages);
    }

    private static String messages(long count) {
        return count == 1 ? "1 message" : String.format(Locale.ROOT, "%,d messages", count);
    }
}
