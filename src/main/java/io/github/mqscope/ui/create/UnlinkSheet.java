package io.github.mqscope.ui.create;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.space.QueueActs;
import io.github.mqscope.ui.Aside;
import io.github.mqscope.ui.Dialogs;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.stream.Collectors;

/// Asks before a queue is unlinked, and says who will notice.
public final class UnlinkSheet {
    private static final Words WORDS = Words.of(UnlinkSheet.class);

    private static final int MOST_NAMED = 12;

    private final QueueActs acts;
    private final Dialogs dialogs;

    /// Asks through the dialogs.
    public UnlinkSheet(QueueActs acts, Dialogs dialogs) {
        this.acts = acts;
        this.dialogs = dialogs;
    }

    /// Asks once for all; the act reaches these very queues or refuses, each for itself.
    public void ask(List<QueueState> queues) {
        if (queues.size() == 1) {
            ask(queues.getFirst());
        } else if (!queues.isEmpty()) {
            long messages =
                    queues.stream().mapToLong(q -> Math.max(0, q.depth())).sum();
            dialogs.consent()
                    .askOnce(
                            "queue.unlink",
                            WORDS.get("unlink.many", queues.size()),
                            List.of(names(queues), WORDS.get("unlink.final")),
                            WORDS.get("unlink.act-many", queues.size(), messages),
                            () -> queues.forEach(queue -> unlink(QueueTarget.of(queue))));
        }
    }

    private static String names(List<QueueState> queues) {
        String names = queues.stream()
                .limit(MOST_NAMED)
                .map(queue -> queue.name().toString())
                .collect(Collectors.joining(", "));
        int more = queues.size() - MOST_NAMED;
        return more > 0 ? WORDS.get("unlink.more", names, more) : names;
    }

    private void ask(QueueState queue) {
        dialogs.consent()
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
        Aside.run(
                "unlink",
                () -> acts.unlink(target),
                () -> {},
                e -> dialogs.errors().show(WORDS.get("unlink.failed"), e));
    }
}
