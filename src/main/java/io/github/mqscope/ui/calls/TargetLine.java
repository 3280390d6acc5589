package io.github.mqscope.ui.calls;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.ui.words.Words;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The queue that a panel works on, and how full it is.
public final class TargetLine {
    private static final Words WORDS = Words.of(TargetLine.class);

    private final Label name = new Label();
    private final Label depth = new Label();
    private final HBox view;

    /// @param preposition `To` or `From`
    public TargetLine(String preposition) {
        Label lead = new Label(preposition);
        lead.getStyleClass().add("explained");
        lead.setMinWidth(Region.USE_PREF_SIZE);
        name.getStyleClass().add("target-name");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(name.textProperty());
        name.setTooltip(whole);
        HBox.setHgrow(name, Priority.ALWAYS);
        depth.getStyleClass().add("explained");
        depth.setMinWidth(Region.USE_PREF_SIZE);
        view = new HBox(lead, name, depth);
        view.getStyleClass().add("target-line");
    }

    /// Shows a queue, null for none.
    public void show(@Nullable QueueState queue) {
        name.setText(queue == null ? "" : queue.name().toString());
        depth.setText(
                queue == null ? "" : queue.attributes().map(TargetLine::words).orElse(WORDS.get("depth.unknown")));
    }

    private static String words(QueueAttributes now) {
        return WORDS.get(now.isFull() ? "depth.full" : "depth", now.curmsgs(), now.maxmsg());
    }

    /// The line.
    public Region view() {
        return view;
    }
}
