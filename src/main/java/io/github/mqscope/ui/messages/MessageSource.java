package io.github.mqscope.ui.messages;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.ui.action.Actions;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Where the list's messages come from. The most truthful comes first.
sealed interface MessageSource permits PeekSource, InsideSource, SeenSource {
    /// What it is called.
    String title();

    /// The id of its tab.
    String id();

    /// Shows what is known of a queue.
    /// @param asOf when the queue was seen so
    void show(QueueState queue, Instant asOf);

    /// Whether the source is the one in sight.
    void inSight(boolean now);

    /// The chosen message, null for none.
    ReadOnlyObjectProperty<@Nullable Message> chosen();

    /// The chosen message with all of its body, null for none and until the body has been read.
    ReadOnlyObjectProperty<@Nullable Message> whole();

    /// Puts acts into the menu of a message.
    void offer(Actions actions, String... ids);

    /// How many messages it lists.
    int count();

    /// Brings the chosen message into sight.
    void reveal();

    /// Chooses none.
    void clearChoice();

    /// The list with its line about where it comes from.
    Region view();
}
