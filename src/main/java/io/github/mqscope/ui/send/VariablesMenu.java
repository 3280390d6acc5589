package io.github.mqscope.ui.send;

import io.github.mqscope.ui.words.Words;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// Puts variables into a text, and says whether they are to be filled in.
final class VariablesMenu {
    private static final Words WORDS = Words.of(VariablesMenu.class);
    private static final List<String> VARIABLES = List.of(
            "{counter}", "{counter:5}", "{time}", "{time:iso}", "{time:ms}", "{random:1..100}", "{uuid}", "{pid}");

    private final MenuButton button = new MenuButton("{ }");
    private final CheckMenuItem fill = new CheckMenuItem(WORDS.get("variables.fill"));

    VariablesMenu(TextArea text, BooleanProperty fills) {
        button.setId("send-variables");
        button.setTooltip(new Tooltip(WORDS.get("variables")));
        button.setAccessibleText(WORDS.get("variables"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        fill.selectedProperty().bindBidirectional(fills);
        fill.setId("send-fill");
        for (String variable : VARIABLES) {
            MenuItem item = new MenuItem(variable + "   " + WORDS.get("variable." + key(variable)));
            item.setMnemonicParsing(false);
            item.setOnAction(e -> {
                fill.setSelected(true);
                text.replaceSelection(variable);
                text.requestFocus();
            });
            button.getItems().add(item);
        }
        button.getItems().addAll(new SeparatorMenuItem(), fill);
    }

    private static String key(String variable) {
        return variable.substring(1, variable.length() - 1)
                .replaceAll(":[0-9].*", ":")
                .replace(':', '.');
    }

    Region view() {
        return button;
    }
}
