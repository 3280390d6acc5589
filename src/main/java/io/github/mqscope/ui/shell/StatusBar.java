package io.github.mqscope.ui.shell;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.Budget;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.ui.Budgets;
import io.github.mqscope.ui.DemoControl;
import io.github.mqscope.ui.Pace;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.theme.FillBar;
import io.github.mqscope.ui.theme.Icons;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// Totals, the budget, what cannot be seen, the last failure, and how old all of it is.
final class StatusBar {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final double BUDGET_WIDTH = 64;
    private static final double KIB = 1024;

    private final UiContext context;
    private final Label totals = label("totals");
    private final FillBar budgetBar = new FillBar(BUDGET_WIDTH);
    private final Label budget = label("budget");
    private final Label sight = label("sight");
    private final Tooltip budgetMeaning = new Tooltip();
    private final Tooltip sightMeaning = new Tooltip();
    private final Label asOf = label("as-of");
    private final HBox bar;

    StatusBar(UiContext context, DemoControl demo, ErrorBar errors, Region alerts) {
        this.context = context;
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox fill = new HBox(8, budgetBar.view(), budget);
        fill.getStyleClass().add("status-group");
        bar = new HBox(totals, fill, space, alerts, lastError(errors), stop(demo), sight, asOf);
        bar.getStyleClass().add("status-bar");
        budget.setTooltip(budgetMeaning);
        sight.setTooltip(sightMeaning);
        sight.setMinWidth(0);
        bar.setMinWidth(0);
        Pace pace = new Pace(Duration.millis(250), this::update);
        context.snapshot().addListener((o, was, now) -> pace.ask());
        update();
    }

    private static Label label(String id) {
        Label label = new Label();
        label.setId(id);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private static Button lastError(ErrorBar errors) {
        Button again = new Button("Last error", Icons.of(Feather.ALERT_TRIANGLE));
        again.setId("last-error");
        flat(again);
        Tooltip words = new Tooltip();
        words.textProperty().bind(errors.last());
        again.setTooltip(words);
        again.visibleProperty().bind(errors.last().isNotEmpty());
        again.setOnAction(e -> errors.showAgain());
        return again;
    }

    private static Button stop(DemoControl demo) {
        Button stop = new Button("Stop the demo", Icons.of(Feather.SQUARE));
        stop.setId("stop-demo");
        flat(stop);
        stop.setTooltip(new Tooltip("A sender and a receiver of the live demo are running"));
        stop.visibleProperty().bind(demo.running());
        stop.setOnAction(e -> demo.stop());
        return stop;
    }

    private static void flat(Button button) {
        button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
    }

    private void update() {
        Snapshot now = context.snapshot().get();
        budgetBar.view().setVisible(now != null);
        if (now == null) {
            totals.setText("Looking for queues…");
            return;
        }
        long messages =
                now.queues().stream().mapToLong(q -> Math.max(0, q.depth())).sum();
        long blocked = now.queues().stream().mapToLong(q -> q.blocked().size()).sum();
        totals.setText(count(now.queues().size(), "queue") + " · " + count(messages, "message") + " · "
                + count(blocked, "thread") + " blocked");
        budget(now);
        sight(now);
        asOf.setText("as of " + TIME.format(now.asOf().atZone(ZoneId.systemDefault())));
    }

    private void budget(Snapshot now) {
        long limit = now.limits().rlimitMsgqueue();
        long used = Budgets.mine(now).map(Budget::used).orElse(0L);
        budgetBar.view().setVisible(limit > 0);
        budgetBar.show(limit > 0 ? (double) used / limit : 0);
        budget.setText("my queues: " + kib(used) + (limit < 0 ? ", no limit" : " of " + kib(limit) + " KiB"));
        budgetMeaning.setText("RLIMIT_MSGQUEUE: your queues seen here cost " + used + " bytes"
                + (limit < 0 ? "" : " of " + limit + ", shared by all IPC namespaces"));
    }

    private static String kib(long bytes) {
        return String.format(Locale.ROOT, bytes == 0 ? "%.0f" : "%.1f", bytes / KIB);
    }

    private static String count(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private void sight(Snapshot now) {
        long hidden = now.queues().stream()
                .map(QueueState::hidden)
                .filter(Optional::isPresent)
                .count();
        String locked = hidden == 0 ? "" : hidden + " not readable · ";
        String words = locked + words(now.visibility());
        sight.setText(words.endsWith(" · ") ? words.substring(0, words.length() - 3) : words);
        sightMeaning.setText(meaning(now.visibility()));
    }

    private static String words(Visibility visibility) {
        return switch (visibility) {
            case Visibility.NamesOnly _ -> "queues cannot be listed";
            case Visibility.Listed(boolean detached, int unreadable) ->
                (unreadable > 0 ? unreadable + (unreadable == 1 ? " process" : " processes") + " unseen · " : "")
                        + (detached ? "private mount" : "");
        };
    }

    private static String meaning(Visibility visibility) {
        return switch (visibility) {
            case Visibility.NamesOnly(var why) -> why.meaning() + "\n" + why.advice();
            case Visibility.Listed(boolean detached, int unreadable) ->
                (detached
                                ? "The queue file system is mounted nowhere: mqscope uses a mount of its own.\n"
                                : "Queues are listed from the mounted queue file system.\n")
                        + (unreadable > 0
                                ? "Openers and blocked threads of " + unreadable + " processes of others stay unseen."
                                : "The openers and blocked threads of every process are seen.");
        };
    }

    Region view() {
        return bar;
    }
}
