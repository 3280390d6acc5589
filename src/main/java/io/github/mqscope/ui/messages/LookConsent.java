package io.github.mqscope.ui.messages;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.ui.Aside;
import io.github.mqscope.ui.ErrorSink;
import io.github.mqscope.ui.controls.AnswerOption;
import io.github.mqscope.ui.controls.AskLayer;
import io.github.mqscope.ui.words.Words;
import java.util.ArrayList;
import java.util.List;

/// Asks whether to look into a queue, having told whom it disturbs.
final class LookConsent {
    private static final Words WORDS = Words.of(LookConsent.class);

    private final MessagesModel model;
    private final ErrorSink errors;
    private final AskLayer ask;

    LookConsent(MessagesModel model, ErrorSink errors, AskLayer ask) {
        this.model = model;
        this.errors = errors;
        this.ask = ask;
    }

    /// Finds out on a thread of its own who is disturbed, then asks.
    void ask(QueueState queue) {
        QueueTarget target = QueueTarget.of(queue);
        Aside.run(
                "disturbance",
                () -> model.contents.disturbance(target),
                sentences -> ask(target, sentences),
                e -> errors.show(WORDS.get("consent.failed", target.name()), e));
    }

    private void ask(QueueTarget target, List<String> disturbance) {
        if (!target.key().equals(model.key().get())) {
            return; // Another queue was selected meanwhile: do not ask about one that is not in sight.
        }
        long depth = model.queue.get().map(QueueState::depth).orElse(0L);
        List<String> sentences = new ArrayList<>(disturbance);
        sentences.add(WORDS.get("consent.journal"));
        ask.ask(
                WORDS.get("consent.question", target.name()),
                sentences,
                List.of(new AnswerOption(
                        WORDS.get("consent.act", depth), AnswerOption.Kind.WARNING, () -> look(target, depth))));
    }

    private void look(QueueTarget target, long depth) {
        model.looks.start(model.contents.look(target), depth);
    }
}
