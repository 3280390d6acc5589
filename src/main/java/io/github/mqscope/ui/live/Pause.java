package io.github.mqscope.ui.live;

import java.time.Instant;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Whether a list stands still, since when, and how much waits to be shown.
///
/// The rows wait in the bounded log that the list reads, not here: a list that is paused takes no room.
public final class Pause {
    private final String what;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final ReadOnlyLongWrapper waiting = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper beyond = new ReadOnlyLongWrapper();
    private Instant since = Instant.EPOCH;

    /// @param what the list, as in `Pause WHAT`
    public Pause(String what) {
        this.what = what;
        on.addListener((o, was, now) -> {
            since = Instant.now();
            count(0, 0);
        });
    }

    /// The list, as in `Pause WHAT`.
    public String what() {
        return what;
    }

    /// Whether it stands still; set it to pause and to resume.
    public BooleanProperty on() {
        return on;
    }

    /// Whether it stands still.
    public boolean isOn() {
        return on.get();
    }

    /// Pauses or resumes.
    public void toggle() {
        on.set(!on.get());
    }

    /// Since when it stands still.
    public Instant since() {
        return since;
    }

    /// Tells what came since.
    /// @param came   all of it
    /// @param fellOut those of them that the bounded log no longer has
    public void count(long came, long fellOut) {
        waiting.set(came - fellOut);
        beyond.set(fellOut);
    }

    /// How many are shown when it resumes.
    public ReadOnlyLongProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    /// How many came and will not be shown: the log was full.
    public ReadOnlyLongProperty beyond() {
        return beyond.getReadOnlyProperty();
    }
}
