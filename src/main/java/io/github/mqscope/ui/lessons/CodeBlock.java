package io.github.mqscope.ui.lessons;

import atlantafx.base.theme.Styles;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.theme.Icons;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Lines of code with a title and a button that copies them; gone while there are none.
final class CodeBlock {
    private final Label code = new Label();
    private final VBox view;

    /// @param copying what the button does, in words
    CodeBlock(String id, String title, String copying) {
        Label head = WrappedLine.saying(title, "section-title");
        head.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(head, Priority.ALWAYS);
        Button copy = new Button("", Icons.of(Feather.COPY));
        copy.setId("copy-" + id);
        copy.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        copy.setTooltip(new Tooltip(copying));
        copy.setAccessibleText(copying);
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(e -> copy());
        HBox top = new HBox(8, head, copy);
        top.getStyleClass().add("code-head");
        code.setId("code-" + id);
        WrappedLine.wrap(code, "mono", "code");
        code.setMaxWidth(Double.MAX_VALUE);
        view = new VBox(top, code);
        view.getStyleClass().add("code-block");
        view.managedProperty().bind(view.visibleProperty());
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(code.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    void show(List<String> lines) {
        code.setText(String.join("\n", lines));
        view.setVisible(!lines.isEmpty());
    }

    Region view() {
        return view;
    }
}
