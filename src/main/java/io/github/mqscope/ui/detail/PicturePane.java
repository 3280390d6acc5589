package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.ui.Pulse;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.picture.QueuePicture;
import io.github.mqscope.ui.words.Words;
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

    private final UiContext context;
    private final PictureFeed feed;
    private final QueuePicture picture = new QueuePicture();
    private final BooleanProperty shown;

    PicturePane(UiContext context) {
        this.context = context;
        this.feed = new PictureFeed(context);
        this.shown = context.settings().flag("picture.shown", true);
        BooleanProperty still = context.settings().flag("picture.reduced-motion", false);
        picture.reducedMotion().bind(still);
        picture.selected().bindBidirectional(context.message());
        context.snapshot().addListener((o, was, now) -> changed());
        context.selected().addListener((o, was, now) -> {
            context.message().set(null);
            changed();
            look();
        });
        Pulse.whileShown(picture.view(), EVERY, this::look);
        context.actions().add(act("picture.toggle", shown).key(new KeyCodeCombination(KeyCode.F8)));
        context.actions().add(act("picture.motion", still));
    }

    private static Action act(String id, BooleanProperty flag) {
        return Action.of(id, WORDS.get(id), Action.Category.VIEW, () -> flag.set(!flag.get()));
    }

    private void changed() {
        if (shown.get()) {
            context.selectedQueue().ifPresent(feed::changed);
        }
    }

    private void look() {
        if (shown.get()) {
            context.selectedQueue().ifPresent(this::show);
        }
    }

    private void show(QueueState queue) {
        picture.show(feed.of(queue, System.nanoTime()));
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
