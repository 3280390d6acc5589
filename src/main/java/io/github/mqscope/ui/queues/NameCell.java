package io.github.mqscope.ui.queues;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A queue's name, with a pin where it stays on top, struck through where it is no longer its name.
final class NameCell extends TableCell<QueueRow, QueueState> {
    private static final Words WORDS = Words.of(NameCell.class);

    private static final PseudoClass UNLINKED = PseudoClass.getPseudoClass("unlinked");

    private final Pins pins;
    private final FontIcon pin = Icons.of(Feather.MAP_PIN);

    NameCell(Pins pins) {
        this.pins = pins;
        getStyleClass().add("queue-name");
    }

    @Override
    protected void updateItem(@Nullable QueueState state, boolean empty) {
        super.updateItem(state, empty);
        if (empty || state == null) {
            setText(null);
            setGraphic(null);
            pseudoClassStateChanged(UNLINKED, false);
            return;
        }
        String name = state.name().toString();
        boolean pinned = pins.contains(state.name());
        pseudoClassStateChanged(UNLINKED, state.unlinked());
        setText(name);
        setGraphic(pinned ? pin : null);
        setAccessibleText(state.unlinked() ? WORDS.get("unlinked", name) : pinned ? WORDS.get("pinned", name) : name);
    }
}
