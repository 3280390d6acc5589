package io.github.mqscope.ui.shell;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.Budget;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Sight;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.HiddenHolders;
import io.github.mqscope.space.Space;
import io.github.mqscope.ui.Budgets;
import io.github.mqscope.ui.DemoControl;
import io.github.mqscope.ui.Pulse;
import io.github.mqscope.ui.Throttle;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.controls.FillBar;
import io.github.mqscope.ui.controls.Fitting;
import io.github.mqscope.ui.controls.Pauses;
import io.github.mqscope.ui.elsewhere.PlaceSigns;
import io.github.mqscope.ui.elsewhere.Whereabouts;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.theme.Tip;
import io.github.mqscope.ui.words.Words;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Where the window looks, totals, rates, the budget, what is lost, paused or cannot be seen, the last failure, and how
/// old all of it is.
/// Where it is too narrow the least important go first.
final class StatusBar {
    private static final Words WORDS = Words.of(StatusBar.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final double BUDGET_WIDTH = 64;
    private static final double KIB = 1024;

    private final Whereabouts where;
    private final Space space;
    private final ReadOnlyObjectProperty<@Nullable Snapshot> snapshot;
    private final Actions actions;
    private final Pauses pauses;
    private final DemoControl demo;
    private final ErrorBar errors;
    private final Supplier<Region> alerts;
    private final Label totals = label("totals");
    private final Label rates = label("rates");
    private final Label lost = label("lost");
    private final FillBar budgetBar = new FillBar(BUDGET_WIDTH);
    private final Label budget = label("budget");
    private final Label sight = label("sight");
    private final Tip lostMeaning = Tip.on(lost, "");
    private final Tip budgetMeaning = Tip.on(budget, "");
    private final Tip sightMeaning = Tip.on(sight, "");
    private final Label asOf = label("as-of");
    private final TrafficRate traffic;
    private final Fitting bar = new Fitting();

    StatusBar(
            WindowParts parts,
            ReadOnlyObjectProperty<@Nullable Snapshot> snapshot,
            Actions actions,
            Pauses pauses,
            DemoControl demo,
            ErrorBar errors,
            Supplier<Region> alerts) {
        this.where = parts.where();
        this.space = parts.space();
        this.snapshot = snapshot;
        this.actions = actions;
        this.pauses = pauses;
        this.demo = demo;
        this.errors = errors;
        this.alerts = alerts;
        this.traffic = new TrafficRate(space.tracing());
        bar.getStyleClass().add("status-bar");
        bar.add(new PlaceSigns(where).words(), 10, false);
        bar.add(totals, 9, false);
    }

    /// Puts in all but the first words.
    void fill() {
        HBox fill = new HBox(8, budgetBar.view(), budget);
        fill.getStyleClass().add("status-group");
        bar.addFirst(readOnly(), 10);
        bar.add(rates, 5, false);
        bar.add(fill, 1, false);
        bar.add(asOf, 3, true);
        bar.add(sight, 2, true);
        bar.add(stop(), 4, true);
        bar.add(lost, 6, true);
        bar.add(lastError(), 6, true);
        bar.add(alerts.get(), 8, true);
        bar.add(paused(), 8, true);
        Throttle pace = new Throttle(Duration.millis(250), this::update);
        snapshot.addListener((o, was, now) -> pace.ask());
        Pulse.whileShown(bar, Duration.seconds(1), this::count);
        update();
        count();
    }

    private static Label label(String id) {
        Label label = new Label();
        label.setId(id);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private Label readOnly() {
        Label mark = new Label(WORDS.get("read-only"), Icons.of(Feather.LOCK));
        mark.setId("read-only");
        mark.getStyleClass().addAll("mark", "warning");
        Tip.on(mark, WORDS.get("read-only.tip"));
        mark.visibleProperty().bind(actions.readOnly());
        mark.managedProperty().bind(mark.visibleProperty());
        return mark;
    }

    private Button paused() {
        Button resume = new Button("", Icons.of(Feather.PAUSE_CIRCLE));
        resume.setId("paused");
        flat(resume);
        resume.textProperty().bind(pauses.count().map(n -> WORDS.get("paused", n)));
        Tip.on(resume, WORDS.get("paused.tip"));
        resume.visibleProperty().bind(pauses.count().greaterThan(0));
        resume.setOnAction(e -> pauses.resume());
        return resume;
    }

    private Button lastError() {
        Button again = new Button(WORDS.get("last-error"), Icons.of(Feather.ALERT_TRIANGLE));
        again.setId("last-error");
        flat(again);
        Tip words = Tip.on(again, "");
        errors.last().subscribe(words::say);
        again.visibleProperty().bind(errors.last().isNotEmpty());
        again.setOnAction(e -> errors.showAgain());
        return again;
    }

    private Button stop() {
        Button stop = new Button(WORDS.get("demo.stop"), Icons.of(Feather.SQUARE));
        stop.setId("stop-demo");
        flat(stop);
        Tip.on(stop, WORDS.get("demo.stop.tip"));
        stop.visibleProperty().bind(demo.running());
        stop.setOnAction(e -> demo.stop());
        return stop;
    }

    private static void flat(Button button) {
        button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
    }

    private void count() {
        Snapshot now = snapshot.get();
        boolean frozen = where.connection().lost().get().isPresent();
        rates.setText(now == null || frozen ? "" : traffic.words(now, System.nanoTime()));
        Losses losses = Losses.of(space.tracing(), space.events());
        lost.setText(losses.words());
        lostMeaning.say(losses.meaning());
    }

    private void update() {
        Snapshot now = snapshot.get();
        budgetBar.view().setVisible(now != null);
        if (now == null) {
            totals.setText(WORDS.get("looking"));
            return;
        }
        long messages =
                now.queues().stream().mapToLong(q -> Math.max(0, q.depth())).sum();
        totals.setText(WORDS.get("totals", now.queues().size(), messages, blocked(now)));
        budget(now);
        sight(now);
        asOf.setText(WORDS.get("as-of", TIME.format(now.asOf().atZone(ZoneId.systemDefault()))));
    }

    // Who waits for room is in trouble; who waits for work is not. A thread that may wait on several counts once.
    private static String blocked(Snapshot now) {
        List<BlockedThread> blocked =
                now.queues().stream().flatMap(queue -> queue.blocked().stream()).toList();
        long all = threads(blocked.stream());
        long senders = threads(blocked.stream().filter(BlockedThread::sending));
        if (all == 0) {
            return WORDS.get(hidden(now.visibility()).isNothing() ? "blocked.none" : "blocked.none-seen");
        }
        return senders == 0
                ? WORDS.get("blocked.receivers", all)
                : senders == all
                        ? WORDS.get("blocked.senders", senders)
                        : WORDS.get("blocked.both", senders, all - senders);
    }

    private static long threads(Stream<BlockedThread> blocked) {
        return blocked.map(BlockedThread::tid).distinct().count();
    }

    private static HiddenHolders hidden(Visibility visibility) {
        return switch (visibility) {
            case Visibility.NamesOnly _ -> HiddenHolders.NOT_LOOKED;
            case Visibility.Unproved(String _, HiddenHolders unseen) -> unseen;
            case Visibility.Listed(boolean _, HiddenHolders unseen) -> unseen;
        };
    }

    private void budget(Snapshot now) {
        long limit = now.limits().rlimitMsgqueue();
        long used = Budgets.mine(now).map(Budget::used).orElse(0L);
        budgetBar.view().setVisible(limit > 0);
        budgetBar.show(limit > 0 ? (double) used / limit : 0);
        budget.setText(
                limit < 0 ? WORDS.get("budget.unlimited", kib(used)) : WORDS.get("budget", kib(used), kib(limit)));
        budgetMeaning.say(limit < 0 ? WORDS.get("budget.tip.unlimited", used) : WORDS.get("budget.tip", used, limit));
    }

    private static String kib(long bytes) {
        return String.format(Locale.ROOT, bytes == 0 ? "%.0f" : "%.1f", bytes / KIB);
    }

    private void sight(Snapshot now) {
        long hidden = now.queues().stream()
                .map(QueueState::hidden)
                .filter(Optional::isPresent)
                .count();
        long unwatched = now.queues().stream()
                .filter(queue -> queue.sight() == Sight.NO_DESCRIPTOR)
                .count();
        List<String> words = new ArrayList<>();
        if (unwatched > 0) {
            words.add(WORDS.get("sight.unwatched", unwatched));
        }
        if (hidden > 0) {
            words.add(WORDS.get("sight.hidden", hidden));
        }
        words.addAll(words(now.visibility()));
        sight.setText(String.join(" · ", words));
        sightMeaning.say(meaning(now.visibility()));
    }

    private static List<String> words(Visibility visibility) {
        return switch (visibility) {
            case Visibility.NamesOnly _ -> List.of(WORDS.get("sight.none"));
            case Visibility.Unproved(String _, HiddenHolders unseen) -> words(unseen, Optional.of("sight.unproved"));
            case Visibility.Listed(boolean detached, HiddenHolders unseen) ->
                words(unseen, detached ? Optional.of("sight.detached") : Optional.empty());
        };
    }

    private static List<String> words(HiddenHolders unseen, Optional<String> mount) {
        List<String> words = new ArrayList<>();
        if (unseen.processes() > 0) {
            words.add(WORDS.get("sight.unseen", unseen.processes()));
        }
        if (unseen.threads() > 0) {
            words.add(WORDS.get("sight.threads", unseen.threads()));
        }
        if (unseen.unlisted()) {
            words.add(WORDS.get("sight.unlisted"));
        }
        if (unseen.outside()) {
            words.add(WORDS.get("sight.outside"));
        }
        mount.ifPresent(key -> words.add(WORDS.get(key)));
        return words;
    }

    private static String meaning(Visibility visibility) {
        return switch (visibility) {
            case Visibility.NamesOnly(var why) -> why.meaning() + "\n" + why.advice();
            case Visibility.Unproved(String why, HiddenHolders _) -> why;
            case Visibility.Listed(boolean detached, HiddenHolders unseen) ->
                WORDS.get(detached ? "sight.tip.detached" : "sight.tip.mounted")
                        + "\n"
                        + (unseen.isNothing()
                                ? WORDS.get("sight.tip.all")
                                : WORDS.get("sight.tip.unseen", String.join(".\n", unseen.sentences())));
        };
    }

    Region view() {
        return bar;
    }
}
