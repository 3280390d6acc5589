package io.github.mqscope.ui.messages;

import io.github.mqscope.model.PendingLook;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.ask.Answer;
import io.github.mqscope.ui.ask.AskLayer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.application.Platform;

/// Asks whether to look into a queue, having told whom it disturbs.
final class Consent {
    private final UiContext context;
    private final AskLayer ask;
    private final BiConsumer<PendingLook, Long> started;

    Consent(UiContext context, AskLayer ask, BiConsumer<PendingLook, Long> started) {
        this.context = context;
        this.ask = ask;
        this.started = started;
    }

    /// Finds out on a thread of its own who is disturbed, then asks.
    void ask(QueueState queue) {
        QueueTarget target = QueueTarget.of(queue);
        Thread.ofVirtual().name("disturbance").start(() -> {
            try {
                List<String> sentences = context.contents().disturbance(target);
                Platform.runLater(() -> ask(target, sentences));
            } catch (IOException e) {
                Platform.runLater(() -> context.errors().show("Look inside " + target.name(), e));
            }
        });
    }

    private void ask(QueueTarget target, List<String> disturbance) {
        if (!target.key().equals(context.selected().get())) {
            return; // Another queue was selected meanwhile: do not ask about one that is not in sight.
        }
        long depth = context.selectedQueue().map(QueueState::depth).orElse(0L);
        String count = depth == 1 ? "1 message" : depth + " messages";
        List<String> sentences = new ArrayList<>(disturbance);
        sentences.add(
                "A journal on disk keeps every message until it is back in the queue, even if mqscope is" + " killed.");
        ask.ask(
                "Look inside " + target.name() + "?",
                sentences,
                List.of(new Answer("Take out and put back " + count, Answer.Kind.WARNING, () -> look(target, depth))));
    }

    private void look(QueueTarget target, long depth) {
        started.accept(context.contents().look(target), depth);
    }
}
