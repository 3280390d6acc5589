package io.github.mqscope.ui.notify;

import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.theme.Icons;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A [RegistrationStatus] with its icon, in its colour.
final class StandingBox {
    private final FontIcon icon = Icons.of(Feather.BELL);
    private final Label words = new Label("", icon);
    private final Label hint = new Label();
    private final VBox view = new VBox(words, hint);
    private @Nullable RegistrationStatus shown;

    StandingBox() {
        view.setId("notify-standing");
        view.getStyleClass().add("notify-standing");
        words.getStyleClass().add("notify-words");
        hint.getStyleClass().add("explained");
        for (Label label : new Label[] {words, hint}) {
            WrappedLine.wrap(label);
        }
        hint.managedProperty().bind(hint.textProperty().isNotEmpty());
    }

    void show(RegistrationStatus now) {
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        words.setText(now.words());
        hint.setText(now.hint());
        icon.setIconCode(
                switch (now.kind()) {
                    case OURS -> Feather.BELL;
                    case OTHERS -> Feather.LOCK;
                    case LOST, NOBODY -> Feather.BELL_OFF;
                });
        for (RegistrationStatus.Kind kind : RegistrationStatus.Kind.values()) {
            PseudoClass state = PseudoClass.getPseudoClass(kind.name().toLowerCase(java.util.Locale.ROOT));
            view.pseudoClassStateChanged(state, kind == now.kind());
        }
        view.setAccessibleText(now.words() + " " + now.hint());
    }

    Region view() {
        return view;
    }
}
