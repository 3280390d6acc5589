package io.github.mqscope.ui.controls;

import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.theme.Tip;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// Small marks side by side that change often.
///
/// A mark that only says something else stays the same node: finding the CSS of a new one costs more than all
/// the rest of an update.
public final class Marks {
    private final Pane box;
    private List<Mark> shown = List.of();

    /// An icon and a short text, with what it means as tooltip and accessible text.
    /// @param styleClass `success`, `warning`, `danger`, `accent` or `muted`
    public record Mark(Feather icon, String text, String meaning, String styleClass) {
        private boolean looksLike(Mark other) {
            return icon == other.icon && styleClass.equals(other.styleClass);
        }

        private Label label() {
            Label label = Icons.mark(icon, text, meaning, styleClass);
            label.setMinWidth(Region.USE_PREF_SIZE);
            return label;
        }

        private void sayOn(Label label) {
            label.setText(text);
            Tip.on(label, meaning);
            label.setAccessibleText(meaning);
        }
    }

    /// Shows them as the children of `box`, which nobody else changes.
    public Marks(Pane box) {
        this.box = box;
    }

    /// Shows `marks` in place of those before.
    public void show(List<Mark> marks) {
        if (marks.equals(shown)) {
            return;
        }
        ObservableList<Node> labels = box.getChildren();
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (i >= labels.size()) {
                labels.add(mark.label());
            } else if (mark.looksLike(shown.get(i)) && labels.get(i) instanceof Label label) {
                mark.sayOn(label);
            } else {
                labels.set(i, mark.label());
            }
        }
        labels.remove(marks.size(), labels.size());
        shown = List.copyOf(marks);
    }

    /// What they are in.
    public Region view() {
        return box;
    }
}
