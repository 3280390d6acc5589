package io.github.mqscope.ui.picture;

import io.github.mqscope.ui.Pulse;
import io.github.mqscope.ui.Throttle;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A queue drawn as what it is: slots with messages in receive order, senders at the left end, receivers at the
/// right one, the notification registration as a flag. It moves when a message moves, and only then.
///
/// Everything is measured in the size of its text, so a larger font makes a larger picture. However many models it
/// is shown, it draws the newest once a frame.
public final class QueuePicture {
    private static final Duration WORDS_EVERY = Duration.millis(250);
    private static final Duration TICK = Duration.millis(500);
    // What is above and below the slots, in ems and in pixels.
    private static final double AROUND = 5.2;
    private static final double PADDING = 16;

    private final LongSupplier clock;
    private final Throttle words = new Throttle(WORDS_EVERY, this::say);
    private final SlotView slots = new SlotView(words::ask);
    private final PictureHead head = new PictureHead();
    private final PictureEnds ends = new PictureEnds(slots);
    private final PictureFoot foot = new PictureFoot(slots.inks());
    private final VBox view = new VBox(head.view(), ends.view(), foot.view());
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
    private final ObservableValue<Double> usualHeight = slots.usual()
            .map(height -> height.doubleValue() + AROUND * slots.inks().em() + PADDING);

    /// A picture of nothing yet, whose waiting times grow.
    public QueuePicture() {
        this(System::nanoTime);
    }

    /// A picture of nothing yet.
    /// @param clock the moment, as by `System.nanoTime`, until which waiting times are shown
    public QueuePicture(LongSupplier clock) {
        this.clock = clock;
        view.getStyleClass().add("picture");
        view.setId("picture");
        view.setMinWidth(0);
        view.getStylesheets()
                .add(Objects.requireNonNull(QueuePicture.class.getResource("picture.css"))
                        .toExternalForm());
        VBox.setVgrow(ends.view(), Priority.ALWAYS);
        slots.setId("picture-slots");
        slots.setAccessibleRole(AccessibleRole.LIST_VIEW);
        slots.still().bind(Bindings.or(reducedMotion, Platform.getPreferences().reducedMotionProperty()));
        slots.selected().addListener((o, was, now) -> words.ask());
        new SlotInput(slots).install();
        Pulse.whileShown(view, TICK, () -> ends.tick(clock.getAsLong()));
    }

    /// Shows a queue as it is now. Of what is shown between two frames the newest counts.
    public void show(PictureModel model) {
        slots.show(model);
    }

    private void say() {
        PictureModel model = slots.model();
        head.show(model);
        ends.show(model.ends(), clock.getAsLong());
        foot.show(model, slots.grid().perCell(), slots.hasStrip());
        OptionalInt chosen = slots.chosen();
        slots.setAccessibleText(
                chosen.isPresent()
                        ? PictureWords.tile(model, chosen.getAsInt(), 1, System.currentTimeMillis())
                        : PictureWords.whole(model));
    }

    /// The identity of the chosen message, null for none. It may be set, also to a message that is not there.
    public ObjectProperty<@Nullable Long> selected() {
        return slots.selected();
    }

    /// Whether messages are at once where they belong. They are as well where the desktop asks for it.
    public BooleanProperty reducedMotion() {
        return reducedMotion;
    }

    /// How high it is best for the queue that it shows. Who is at its ends does not change that.
    public ObservableValue<Double> usualHeight() {
        return usualHeight;
    }

    /// The picture.
    public Region view() {
        return view;
    }
}
