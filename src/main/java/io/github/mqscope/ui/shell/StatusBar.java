package io.github.mqscope.ui.shell;

import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.ui.UiContext;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Totals, what cannot be seen, and how old all of it is.
final class StatusBar {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Label totals = new Label();
    private final Label budget = new Label();
    private final Label sight = new Label();
    private final Label asOf = new Label();
    private final HBox bar;

    StatusBar(UiContext context) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        totals.setId("totals");
        budget.setTooltip(new Tooltip("What the queues seen here cost of their owner's RLIMIT_MSGQUEUE"));
        bar = new HBox(totals, budget, space, sight, asOf);
        bar.getStyleClass().add("status-bar");
        context.snapshot().addListener((o, was, now) -> update(now));
        update(context.snapshot().get());
    }

    private void update(@Nullable Snapshot now) {
        if (now == null) {
            totals.setText("Looking for queues…");
            return;
        }
        long messages = now.queues().stream().mapToLong(q -> Math.max(0, q.depth())).sum();
        long blocked = now.queues().stream().mapToLong(q -> q.blocked().size()).sum();
        totals.setText(count(now.queues().size(), "queue") + " · " + count(messages, "message") + " · "
                + count(blocked, "thread") + " waiting");
        budget.setText(now.budgets().stream()
                .map(b -> b.user() + ": " + b.used() + " of " + b.limit() + " bytes")
                .findFirst()
                .orElse(""));
        sight.setText(sight(now.visibility()));
        asOf.setText("as of " + TIME.format(now.asOf().atZone(ZoneId.systemDefault())));
    }

    private static String count(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private static String sight(Visibility visibility) {
        return switch (visibility) {
            case Visibility.NamesOnly _ -> "queues cannot be listed";
            case Visibility.Listed(boolean detached, int unreadable) ->
                (detached ? "through a mount of its own" : "")
                        + (unreadable > 0 ? " " + unreadable + " processes of others not visible" : "");
        };
    }

    Region view() {
        return bar;
    }
}
