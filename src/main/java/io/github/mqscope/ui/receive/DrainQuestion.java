package io.github.mqscope.ui.receive;

import io.github.mqscope.model.KeptMessages;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.ui.Consent;
import io.github.mqscope.ui.words.Words;
import java.util.ArrayList;
import java.util.List;

/// Asks before everything is taken out of a queue, and says what is lost.
final class DrainQuestion {
    private static final Words WORDS = Words.of(DrainQuestion.class);

    private DrainQuestion() {}

    static void ask(Consent consent, KeptMessages bin, QueueState queue, String act, Runnable then) {
        List<String> sentences = new ArrayList<>();
        sentences.add(WORDS.get("drain.loss"));
        sentences.add(WORDS.get("drain.kept", bin.most(), bin.mostBytes() >> 20));
        long lost = queue.depth() - bin.most();
        if (lost > 0) {
            sentences.add(WORDS.get("drain.falls-out", lost));
        }
        if (!queue.blockedSenders().isEmpty()) {
            sentences.add(WORDS.get("drain.senders", queue.blockedSenders().size()));
        }
        consent.askOnce("queue.drain", WORDS.get("drain.question", queue.name()), sentences, act, then);
    }
}
