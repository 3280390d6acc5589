package io.github.mqscope.ui.elsewhere;

import java.time.Instant;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The connection to the place of a window: there, or lost for good.
public final class Connection {
    private final ReadOnlyObjectWrapper<Optional<Lost>> lost = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// A connection that is no more.
    ///
    /// @param since when that was noticed
    /// @param why   in words
    public record Lost(Instant since, String why) {}

    /// Says that it is lost. Any thread.
    public void lose(String why) {
        Lost now = new Lost(Instant.now(), why);
        Platform.runLater(() -> lost.set(Optional.of(now)));
    }

    /// Since when and why it is lost; empty while it is there.
    public ReadOnlyObjectProperty<Optional<Lost>> lost() {
        return lost.getReadOnlyProperty();
    }
}
