package io.github.mqscope.ui.controls;

import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
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
    private long listed;
    private long counted;
    private long came;

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

    /// Says which row is the newest that is shown.
    public void shown(long number) {
        listed = number;
        counted = number;
        came = 0;
        count(0, 0);
    }

    /// Tells what came since, from all that a bounded log has now, oldest first.
    /// @param number counts the rows, in order
    public <R> void count(List<R> log, ToLongFunction<R> number) {
        came += after(log, number, counted);
        counted = log.isEmpty() ? counted : Math.max(counted, number.applyAsLong(log.getLast()));
        count(came, came - after(log, number, listed));
    }

    private static <R> long after(List<R> log, ToLongFunction<R> number, long last) {
        return log.reversed().stream()
                .takeWhile(row -> number.applyAsLong(row) > last)
                .count();
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
