package io.github.mqscope.ui.theme;

import javafx.event.EventHandler;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// What a control says when the mouse rests on it.
///
/// A tooltip is a window with a scene of its own, even where nobody ever looks at it: so it is made when the mouse
/// first comes. What is read aloud is there from the beginning.
public final class Tip {
    private static final double WIDEST = 420;

    private final Control control;
    private final EventHandler<MouseEvent> first = this::install;
    private String words = "";
    private @Nullable Tooltip tooltip;

    private Tip(Control control) {
        this.control = control;
        control.getProperties().put(Tip.class, this);
        control.addEventFilter(MouseEvent.MOUSE_ENTERED, first);
    }

    /// Has a control say something, in place of what it said before.
    public static Tip on(Control control, String words) {
        Tip tip = control.getProperties().get(Tip.class) instanceof Tip before ? before : new Tip(control);
        tip.say(words);
        return tip;
    }

    /// Says something else from now on.
    public void say(String words) {
        this.words = words;
        control.setAccessibleHelp(words);
        if (tooltip != null) {
            tooltip.setText(words);
        }
    }

    private void install(MouseEvent entered) {
        control.removeEventFilter(MouseEvent.MOUSE_ENTERED, first);
        tooltip = new Tooltip(words);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDEST);
        control.setTooltip(tooltip);
    }
}
