package io.github.mqscope.ui.receive;

import io.github.mqscope.model.SeenLog;
import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.mqueue.QueueKey;
import io.github.mqscope.ui.viewer.MessageRow;
import io.github.mqscope.ui.viewer.MessageTable;
import io.github.mqscope.ui.viewer.ViewerPane;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The last messages that were received here from one queue, newest first, and the chosen one's body.
final class ReceivedList {
    /// Messages shown at the most.
    static final int MOST = 100;

    private final SeenLog seen;
    private final Label title = new Label();
    private final MessageTable table = new MessageTable(
            "received",
            "Messages received here",
            MessageTable.Column.TIME,
            MessageTable.Column.PRIORITY,
            MessageTable.Column.PREVIEW);
    private final ViewerPane viewer = new ViewerPane();
    private final VBox view = new VBox(title, table.view(), viewer.view());
    private @Nullable QueueKey queue;
    private long last = -1;

    ReceivedList(SeenLog seen) {
        this.seen = seen;
        title.getStyleClass().add("target-name");
        title.setId("received-title");
        view.getStyleClass().add("form-group");
        table.view().setMinHeight(96);
        table.view().setPrefHeight(120);
        viewer.view().setMinHeight(120);
        viewer.view().setPrefHeight(160);
        viewer.view().managedProperty().bind(viewer.view().visibleProperty());
        viewer.view().setVisible(false);
        VBox.setVgrow(table.view(), Priority.ALWAYS);
        VBox.setVgrow(viewer.view(), Priority.ALWAYS);
        table.chosen().addListener((o, was, now) -> {
            viewer.view().setVisible(now != null);
            viewer.show(now);
        });
    }

    /// Shows those of a queue, if there is news.
    void update(@Nullable QueueKey key) {
        long newest = seen.last();
        if (newest == last && Objects.equals(key, queue)) {
            return;
        }
        last = newest;
        queue = key;
        List<SeenMessage> received = key == null
                ? List.of()
                : seen.of(key).stream().filter(m -> !m.sent()).toList().reversed();
        title.setText("Received here: " + received.size() + (received.size() > MOST ? ", the last " + MOST : ""));
        table.show(received.stream().limit(MOST).map(MessageRow::of).toList());
        boolean any = !received.isEmpty();
        view.setVisible(any);
        view.setManaged(any);
    }

    Region view() {
        return view;
    }
}
