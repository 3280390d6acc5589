package io.github.mqscope.ui.calls;

import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.space.Call;
import io.github.mqscope.ui.words.Words;
import java.util.Locale;

/// A call in words, as it is now.
///
/// @param look   how it is to look
/// @param state  what it does or what became of it
/// @param advice what to do next, empty for nothing
record CallWords(Look look, String state, String advice) {
    private static final Words WORDS = Words.of(CallWords.class);
    private static final double SLOW = 10;
    private static final int ENOUGH = 5;

    /// How a call looks.
    enum Look {
        RUNNING,
        BLOCKED,
        DONE,
        CANCELLED,
        FAILED
    }

    static CallWords of(Call call, Asked asked) {
        if (!call.isOver()) {
            return call.isBlocked() ? blocked(call, asked) : running(call, asked);
        }
        String kept = call.hasLeftover() ? WORDS.get("kept") : "";
        if (call.problem().isPresent()) {
            String state = WORDS.get(
                    "failed-at",
                    did(call, asked),
                    asked.first() + call.messages(),
                    call.problem().get());
            String advice = asked.kind() == Asked.Kind.MOVING ? WORDS.get("problem.advice") : "";
            return new CallWords(Look.FAILED, state, kept.isEmpty() ? advice : kept);
        }
        return call.failure().map(failure -> failed(failure, kept, call, asked)).orElseGet(() -> done(call, asked));
    }

    private static CallWords running(Call call, Asked asked) {
        return new CallWords(Look.RUNNING, WORDS.get("so-far", did(call, asked), rate(call)), "");
    }

    private static CallWords blocked(Call call, Asked asked) {
        String seconds = String.format(Locale.ROOT, "%.1f", call.inCall().toMillis() / 1e3);
        String hindrance = WORDS.get("hindrance." + asked.kind().key());
        String state = asked.kind() == Asked.Kind.MOVING
                ? WORDS.get("waits", seconds, hindrance)
                : WORDS.get("blocked", call.call(), seconds, hindrance);
        String before = call.messages() == 0 ? "" : "; " + did(call, asked);
        return new CallWords(Look.BLOCKED, state + before, "");
    }

    private static CallWords done(Call call, Asked asked) {
        boolean tooFew = asked.exact() && asked.total() > call.messages();
        if (tooFew || call.wasCancelled()) {
            return new CallWords(Look.CANCELLED, WORDS.get("cancelled", didOrNot(call, asked)), "");
        }
        String count = WORDS.get(asked.kind().key(), WORDS.get("messages", call.messages()));
        return new CallWords(Look.DONE, count + rate(call), "");
    }

    private static CallWords failed(QueueFailure failure, String kept, Call call, Asked asked) {
        if (failure.is(Cause.CANCELLED)) {
            return new CallWords(Look.CANCELLED, WORDS.get("cancelled", didOrNot(call, asked)), kept);
        }
        String why = failure.attempt().errno() + ": " + failure.meaning();
        String state = asked.total() == 1 || (call.messages() == 0 && asked.total() < 0)
                ? why
                : WORDS.get("failed-at", did(call, asked), asked.first() + call.messages(), why);
        return new CallWords(Look.FAILED, state, kept.isEmpty() ? sentence(failure.advice()) : kept);
    }

    private static String sentence(String clause) {
        return clause.isEmpty() ? "" : Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }

    private static String didOrNot(Call call, Asked asked) {
        return call.messages() == 0 ? WORDS.get("nothing." + asked.kind().key()) : did(call, asked);
    }

    // “sent 3 of 5 messages”.
    private static String did(Call call, Asked asked) {
        String all = WORDS.get("messages", Math.max(asked.total(), 0));
        String count = asked.total() <= 1
                ? WORDS.get("messages", call.messages())
                : WORDS.get(asked.exact() ? "of" : "of-about", call.messages(), all);
        return WORDS.get(asked.kind().key(), count);
    }

    private static String rate(Call call) {
        double rate = call.rate();
        if (rate == 0 || call.messages() < ENOUGH) {
            return "";
        }
        return WORDS.get("rate", rate < SLOW ? String.format(Locale.ROOT, "%.1f", rate) : Math.round(rate));
    }
}
