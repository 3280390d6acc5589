package io.github.mqscope.ui.create;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.mqueue.QueueException;
import io.github.mqscope.ui.UiContext;
import java.util.List;

/// Asks before a queue is unlinked, and says who will notice.
public final class UnlinkSheet {
    private final UiContext context;
    private final Sheets sheets;

    public UnlinkSheet(UiContext context, Sheets sheets) {
        this.context = context;
        this.sheets = sheets;
    }

    /// Asks; the act reaches this very queue or refuses.
    public void ask(QueueState queue) {
        sheets.confirm(
                "Unlink " + queue.name() + "?",
                List.of(holders(queue), "There is no way back."),
                "Unlink " + queue.name() + loss(queue.depth()),
                () -> unlink(QueueTarget.of(queue)));
    }

    private static String loss(long messages) {
        if (messages < 0) {
            return " and what is in it";
        }
        return messages == 0 ? "" : " and its " + messages + (messages == 1 ? " message" : " messages");
    }

    private static String holders(QueueState queue) {
        int open = queue.openers().size();
        if (open == 0) {
            return "No other process is seen to have it open: then its messages are gone at once.";
        }
        return (open == 1 ? "One descriptor is" : open + " descriptors are") + " open on it and "
                + (open == 1 ? "goes" : "go") + " on working, but nobody finds the queue by its name again. Its"
                + " messages are gone when the last one is closed.";
    }

    private void unlink(QueueTarget target) {
        try {
            context.acts().unlink(target);
        } catch (QueueException e) {
            context.errors().show("Not unlinked", e);
        }
    }
}
