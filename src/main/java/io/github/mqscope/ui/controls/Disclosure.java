package io.github.mqscope.ui.controls;

import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Fields that few need to change, behind a line that says what they are set to.
public final class Disclosure {
    private final ToggleButton line = new ToggleButton();
    private final VBox view;

    /// @param id of the line
    public Disclosure(String id, Region content) {
        FontIcon icon = new FontIcon(Feather.CHEVRON_RIGHT);
        line.setId(id);
        line.setGraphic(icon);
        line.getStyleClass().add("disclosure");
        line.setMaxWidth(Double.MAX_VALUE);
        content.getStyleClass().add("disclosed");
        content.visibleProperty().bind(line.selectedProperty());
        content.managedProperty().bind(line.selectedProperty());
        line.selectedProperty()
                .subscribe(open -> icon.setIconCode(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
        view = new VBox(line, content);
        view.getStyleClass().add("form-group");
    }

    /// Says what the fields are set to.
    public void say(String summary) {
        line.setText(summary);
    }

    /// Shows the fields.
    public void open() {
        line.setSelected(true);
    }

    /// The line with the fields.
    public Region view() {
        return view;
    }
}
