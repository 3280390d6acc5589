package io.github.mqscope.ui.messages;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.ui.viewer.MessageTable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A list of messages from one source, which binds to its model.
sealed interface MessageSource permits PeekSource, InsideSource, SeenSource {
    /// Which it is.
    MessagesModel.Source source();

    /// What it is called.
    String title();

    /// Whether the source is the one in sight.
    void inSight(boolean now);

    /// Its list.
    MessageTable table();

    /// The chosen message, null for none.
    default ReadOnlyObjectProperty<@Nullable Message> chosen() {
        return table().chosen();
    }

    /// The list with its line about where it comes from.
    Region view();
}
