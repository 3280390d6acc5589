package io.github.mqscope.ui.detail;

import io.github.mqscope.model.PeekedQueue;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.space.Peeking;
import io.github.mqscope.space.Tracing;
import io.github.mqscope.ui.Pulse;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.picture.QueuePicture;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.words.Words;
import java.time.Instant;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The picture of the selected queue, looked at ten times a second while it is shown. A message chosen in it is
/// the chosen one everywhere, and the other way round.
final class PicturePane {
    private static final Words WORDS = Words.of(PicturePane.class);
    private static final Duration EVERY = Duration.millis(100);

    private final Selection selection;
    private final PictureFeed feed;
    private final QueuePicture picture = new QueuePicture(() -> PictureParties.nanos(asOf()));
    private final BooleanProperty shown;

    PicturePane(Selection selection, Settings settings, Actions actions, Peeking peeks, Tracing tracing) {
        this.selection = selection;
        this.feed = new PictureFeed(peeks, tracing, selection.self());
        this.shown = settings.flag("picture.shown", true);
        BooleanProperty still = settings.flag("picture.reduced-motion", false);
        picture.reducedMotion().bind(still);
        picture.selected().bindBidirectional(selection.message());
        selection.snapshot().addListener((o, was, now) -> changed());
        selection.key().addListener((o, was, now) -> {
            changed();
            look();
        });
        Pulse.whileShown(picture.view(), EVERY, this::look);
        actions.add(act("picture.toggle", shown).key(new KeyCodeCombination(KeyCode.F8)));
        actions.add(act("picture.motion", still));
    }

    private static Action act(String id, BooleanProperty flag) {
        return Action.of(id, WORDS.get(id), Action.Category.VIEW, () -> flag.set(!flag.get()));
    }

    private void changed() {
        if (shown.get()) {
            selection.queue().ifPresent(feed::changed);
        }
    }

    // Waiting times are as of what is shown.
    private Instant asOf() {
        Snapshot now = selection.snapshot().get();
        return now == null ? Instant.EPOCH : now.asOf();
    }

    private void look() {
        selection.refresh();
        if (shown.get()) {
            selection.queue().ifPresent(this::show);
        }
    }

    private void show(QueueState queue) {
        QueueContents contents = selection.peeked().map(PeekedQueue::contents).orElse(null);
        picture.show(feed.of(queue, asOf(), contents, System.nanoTime()));
    }

    /// Whether it is in sight; remembered.
    BooleanProperty shown() {
        return shown;
    }

    /// How high it is best for the queue that it shows.
    ObservableValue<Double> usualHeight() {
        return picture.usualHeight();
    }

    Region view() {
        return picture.view();
    }
}
