package io.github.mqscope.ui.create;

import io.github.mqscope.ui.words.Words;
import java.util.HashSet;
import java.util.Set;
import javafx.scene.control.CheckBox;

/// The kinds of act that the user wants no more questions about until mqscope ends.
final class Settled {
    private static final Words WORDS = Words.of(Settled.class);

    private final Set<String> kinds = new HashSet<>();

    /// Whether a kind is done without asking.
    boolean contains(String kind) {
        return kinds.contains(kind);
    }

    /// A box to tick beside the question.
    CheckBox box() {
        CheckBox box = new CheckBox(WORDS.get("settled"));
        box.setId("sheet-no-more");
        box.setWrapText(true);
        return box;
    }

    /// Takes the answer: a ticked box settles the kind.
    void note(String kind, CheckBox box) {
        if (box.isSelected()) {
            kinds.add(kind);
        }
    }
}
