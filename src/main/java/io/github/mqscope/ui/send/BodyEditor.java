package io.github.mqscope.ui.send;

import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.calls.ToggleBinding;
import io.github.mqscope.ui.controls.Segments;
import io.github.mqscope.ui.words.Words;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The body as text with variables, as hex or from a file, and what is wrong with it.
final class BodyEditor {
    private static final Words WORDS = Words.of(BodyEditor.class);
    private static final int ROWS = 4;

    private final BodyModel body;
    private final FileChoice files;
    private final ToggleButton asText = new ToggleButton(WORDS.get("body.text"));
    private final ToggleButton asHex = new ToggleButton(WORDS.get("body.hex"));
    private final ToggleButton asFile = new ToggleButton(WORDS.get("body.file"));
    private final TextArea text = area("send-text", WORDS.get("body.text.accessible"), WORDS.get("body.text.prompt"));
    private final TextArea hex = area("send-hex", WORDS.get("body.hex.accessible"), "68 65 6c 6c 6f");
    private final VariablesMenu variables;
    private final FileBody file;
    private final VBox view;

    /// @param more what else stands in the line of the forms
    BodyEditor(BodyModel body, FileChoice files, Node more) {
        this.body = body;
        this.files = files;
        this.variables = new VariablesMenu(text, body.fills);
        this.file = new FileBody(files, body.file);
        Segments forms = new Segments(asText, asHex, asFile);
        form(asText, "send-as-text", BodyModel.Form.TEXT, text, variables.view());
        form(asHex, "send-as-hex", BodyModel.Form.HEX, hex);
        form(asFile, "send-as-file", BodyModel.Form.FILE, file.view());
        text.textProperty().bindBidirectional(body.text);
        hex.textProperty().bindBidirectional(body.hex);
        hex.getStyleClass().add("body-mono");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(forms.view(), space, variables.view(), more);
        head.getStyleClass().add("form-line");
        view = new VBox(head, new StackPane(text, hex, file.view()), Problem.of("send-body-problem", body.problem));
        view.getStyleClass().add("form-group");
        body.problem.subscribe(this::mark);
        body.form.subscribe(this::mark);
    }

    private void form(ToggleButton button, String id, BodyModel.Form form, Node... shown) {
        button.setId(id);
        ToggleBinding.of(button, body.form, form);
        for (Node node : shown) {
            node.visibleProperty().bind(body.form.isEqualTo(form));
            node.managedProperty().bind(node.visibleProperty());
        }
    }

    private static TextArea area(String id, String name, String prompt) {
        TextArea area = new TextArea();
        area.setId(id);
        area.setAccessibleText(name);
        area.setPromptText(prompt);
        area.setPrefRowCount(ROWS);
        area.setMinHeight(72);
        area.setWrapText(true);
        return area;
    }

    private void mark() {
        boolean wrong = !body.problem.get().isEmpty();
        Problem.mark(text, wrong && body.form.get() != BodyModel.Form.HEX);
        Problem.mark(hex, wrong && body.form.get() == BodyModel.Form.HEX);
    }

    /// Takes a message's body, and without showing it where it is too long to be edited.
    void set(byte[] bytes, String origin) {
        if (!body.set(bytes)) {
            body.form.set(BodyModel.Form.FILE);
            file.hold(origin, bytes);
        }
    }

    /// Asks for a file of messages.
    void askForLines() {
        body.form.set(BodyModel.Form.FILE);
        file.askForLines(files);
    }

    void focus() {
        (asHex.isSelected() ? hex : text).requestFocus();
    }

    Region view() {
        return view;
    }
}
