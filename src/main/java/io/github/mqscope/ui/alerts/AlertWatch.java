package io.github.mqscope.ui.alerts;

import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.alert.AlertLimits;
import io.github.mqscope.model.alert.AlertNews;
import io.github.mqscope.model.alert.Alerts;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.ui.Throttle;
import io.github.mqscope.ui.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// Judges each snapshot by the user's limits, and tells what holds.
public final class AlertWatch {
    private static final double LEAST_SHARE = 0.05;
    private static final double MOST_SHARE = 0.99;
    private static final double MOST_SECONDS = 86_400;

    private final Alerts alerts = new Alerts();
    private final DoubleProperty share;
    private final DoubleProperty seconds;
    private final BooleanProperty desktop;
    private final ReadOnlyObjectWrapper<AlertNews> news =
            new ReadOnlyObjectWrapper<>(new AlertNews(Instant.EPOCH, List.of(), List.of(), List.of(), 0));

    /// Watches snapshots as they come.
    public AlertWatch(ObservableValue<@Nullable Snapshot> snapshot, Settings settings) {
        share = settings.number("alerts.share", AlertLimits.USUAL.share());
        seconds = settings.number(
                "alerts.blocked-seconds", (double) AlertLimits.USUAL.blocked().toSeconds());
        desktop = settings.flag("alerts.desktop", false);
        share.addListener((o, was, now) -> limits());
        seconds.addListener((o, was, now) -> limits());
        limits();
        Throttle pace = new Throttle(javafx.util.Duration.millis(250), () -> update(snapshot.getValue()));
        snapshot.addListener((o, was, now) -> pace.ask());
    }

    private void limits() {
        alerts.limits(new AlertLimits(
                Math.clamp(share.get(), LEAST_SHARE, MOST_SHARE),
                Duration.ofMillis(Math.round(Math.clamp(seconds.get(), 0, MOST_SECONDS) * 1000))));
    }

    private void update(@Nullable Snapshot now) {
        if (now != null) {
            news.set(alerts.update(now));
        }
    }

    /// What holds, and what the last snapshot changed.
    public ReadOnlyObjectProperty<AlertNews> news() {
        return news.getReadOnlyProperty();
    }

    /// The alerts of one queue, in words.
    public List<String> of(QueueKey queue) {
        return news.get().active().stream()
                .filter(alert -> alert.queue().equals(queue))
                .map(alert -> AlertWords.of(alert, news.get().asOf()))
                .toList();
    }

    /// Above this share a queue is told as nearly full.
    DoubleProperty share() {
        return share;
    }

    /// A thread blocked for more seconds than this is told.
    DoubleProperty seconds() {
        return seconds;
    }

    /// Whether the desktop is told too.
    BooleanProperty desktop() {
        return desktop;
    }
}
