package io.github.mqscope.ui.body;

import io.github.mqscope.body.BodyLook;
import io.github.mqscope.body.Encoding;
import io.github.mqscope.body.TextBody;
import io.github.mqscope.ui.controls.IconButton;
import io.github.mqscope.ui.words.Words;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// A body as text, a part at a time: a text area is slow for more.
public final class TextView implements BodyView {
    private static final Words WORDS = Words.of(TextView.class);

    private final TextArea text = new TextArea();
    private final Label part = new Label();
    private final Button earlier =
            IconButton.of(Feather.CHEVRON_LEFT, "text-earlier", WORDS.get("text.earlier"), () -> {});
    private final Button later = IconButton.of(Feather.CHEVRON_RIGHT, "text-later", WORDS.get("text.later"), () -> {});
    private final HBox parts = new HBox(part, earlier, later);
    private final BorderPane view = new BorderPane(text);
    private byte[] bytes = {};
    private Encoding encoding = Encoding.UTF_8;
    private TextBody shown = TextBody.of(bytes, 0, encoding);

    /// @param id of the text area
    public TextView(String id) {
        text.setId(id);
        text.setEditable(false);
        text.setWrapText(true);
        text.setAccessibleText(WORDS.get("text.accessible"));
        text.setContextMenu(null);
        text.getStyleClass().add("body-text");
        part.setMaxWidth(Double.MAX_VALUE);
        part.setMinWidth(0);
        part.setId(id + "-part");
        HBox.setHgrow(part, Priority.ALWAYS);
        earlier.setOnAction(e -> open(Math.max(0, shown.from() - TextBody.MOST)));
        later.setOnAction(e -> open(shown.to()));
        parts.getStyleClass().add("body-parts");
        parts.managedProperty().bind(parts.visibleProperty());
        view.setBottom(parts);
        view.setMinSize(0, 0);
        view.getStyleClass().add("body-view");
        view.getStylesheets().add(stylesheet());
    }

    static String stylesheet() {
        return Objects.requireNonNull(TextView.class.getResource("body.css")).toExternalForm();
    }

    /// Whether long lines are broken.
    public BooleanProperty wrap() {
        return text.wrapTextProperty();
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void show(BodyLook body, Encoding in) {
        bytes = body.bytes();
        encoding = in;
        open(0);
    }

    private void open(int from) {
        shown = TextBody.of(bytes, from, encoding);
        text.setText(shown.text());
        boolean whole = shown.from() == 0 && shown.to() == bytes.length;
        parts.setVisible(!whole);
        part.setText(
                shown.from() == 0
                        ? WORDS.get("text.first", shown.to(), bytes.length)
                        : WORDS.get("text.part", shown.from(), shown.to(), bytes.length));
        earlier.setDisable(shown.from() == 0);
        later.setDisable(shown.to() == bytes.length);
    }

    /// What is selected, empty for nothing.
    public String selected() {
        return text.getSelectedText();
    }

    @Override
    public void reveal(int offset, int length) {
        if (offset < shown.from() || offset + length > shown.to()) {
            open(Math.max(0, offset - offset % TextBody.MOST));
            if (offset + length > shown.to()) {
                open(offset);
            }
        }
        text.selectRange(shown.indexOf(offset), shown.indexOf(offset + length));
    }
}
