package io.github.mqscope.ui.create;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.mqueue.QueueException;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.words.Words;
import java.util.List;

/// Asks before a queue is unlinked, and says who will notice.
public final class UnlinkSheet {
    private static final Words WORDS = Words.of(UnlinkSheet.class);

    private final UiContext context;

    /// Asks through the context's consent.
    public UnlinkSheet(UiContext context) {
        this.context = context;
    }

    /// Asks; the act reaches this very queue or refuses.
    public void ask(QueueState queue) {
        context.consent()
                .askOnce(
                        "queue.unlink",
                        WORDS.get("unlink", queue.name()),
                        List.of(holders(queue), WORDS.get("unlink.final")),
                        act(queue),
                        () -> unlink(QueueTarget.of(queue)));
    }

    private static String act(QueueState queue) {
        return queue.depth() < 0
                ? WORDS.get("unlink.act-unknown", queue.name())
                : WORDS.get("unlink.act", queue.name(), queue.depth());
    }

    private static String holders(QueueState queue) {
        int open = queue.openers().size();
        return open == 0 ? WORDS.get("unlink.nobody") : WORDS.get("unlink.holders", open);
    }

    private void unlink(QueueTarget target) {
        try {
            context.acts().unlink(target);
        } catch (QueueException e) {
            context.errors().show(WORDS.get("unlink.failed"), e);
        }
    }
}
