package io.github.mqscope.ui.send;

import io.github.mqscope.model.template.Template;
import io.github.mqscope.model.template.TemplateException;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.calls.Segments;
import io.github.mqscope.ui.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Label;
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

    private final FileChoice files;
    private final ToggleButton asText = new ToggleButton(WORDS.get("body.text"));
    private final ToggleButton asHex = new ToggleButton(WORDS.get("body.hex"));
    private final ToggleButton asFile = new ToggleButton(WORDS.get("body.file"));
    private final TextArea text = area("send-text", WORDS.get("body.text.accessible"), WORDS.get("body.text.prompt"));
    private final TextArea hex = area("send-hex", WORDS.get("body.hex.accessible"), "68 65 6c 6c 6f");
    private final VariablesMenu variables = new VariablesMenu(text);
    private final FileBody file;
    private final Label problem = new Label();
    private final VBox view;
    private Runnable changed = () -> {};
    private Body raw = new Body.Wrong("");
    private OptionalLong msgsize = OptionalLong.empty();

    /// @param more what else stands in the line of the forms
    BodyEditor(FileChoice files, Node more) {
        this.files = files;
        this.file = new FileBody(files, this::check);
        asText.setId("send-as-text");
        asHex.setId("send-as-hex");
        asFile.setId("send-as-file");
        problem.setId("send-body-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.visibleProperty());
        Segments forms = new Segments(asText, asHex, asFile);
        forms.onChange(this::arrange);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(forms.view(), space, variables.view(), more);
        head.getStyleClass().add("form-line");
        hex.getStyleClass().add("body-mono");
        view = new VBox(head, new StackPane(text, hex, file.view()), problem);
        view.getStyleClass().add("form-group");
        text.textProperty().addListener((o, was, now) -> check());
        hex.textProperty().addListener((o, was, now) -> check());
        variables.fills().addListener((o, was, now) -> check());
        arrange();
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

    private void arrange() {
        show(text, asText.isSelected());
        show(variables.view(), asText.isSelected());
        show(hex, asHex.isSelected());
        show(file.view(), asFile.isSelected());
        check();
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void check() {
        raw = parse();
        Body now = body();
        boolean wrong = now instanceof Body.Wrong(String why) && !why.isEmpty();
        problem.setVisible(wrong);
        problem.setText(now instanceof Body.Wrong(String why) ? why : "");
        hex.getStyleClass().remove("invalid");
        text.getStyleClass().remove("invalid");
        if (wrong) {
            (asHex.isSelected() ? hex : text).getStyleClass().add("invalid");
        }
        changed.run();
    }

    private Body parse() {
        if (asFile.isSelected()) {
            return file.body();
        }
        return asHex.isSelected() ? HexText.parse(hex.getText()) : parseText(text.getText());
    }

    private Body parseText(String written) {
        if (!variables.fills().get()) {
            return new Body.Ready(written.getBytes(StandardCharsets.UTF_8));
        }
        try {
            Template template = Template.parse(written);
            return template.isFixed() ? new Body.Ready(template.fill(Previews.first())) : new Body.Filled(template);
        } catch (TemplateException e) {
            return new Body.Wrong(WORDS.get("template.wrong", e.place() + 1, String.valueOf(e.getMessage())));
        }
    }

    /// Called when the body or its limit may have changed.
    void onChange(Runnable then) {
        changed = then;
    }

    /// What would be sent, or why it cannot be.
    Body body() {
        return raw instanceof Body.Ready(byte[] bytes) && msgsize.isPresent() && bytes.length > msgsize.getAsLong()
                ? new Body.Wrong(WORDS.get("body.too-long", msgsize.getAsLong(), bytes.length))
                : raw;
    }

    /// The length of the body, empty where it is not one or not yet known.
    OptionalLong length() {
        return raw instanceof Body.Ready(byte[] bytes) ? OptionalLong.of(bytes.length) : OptionalLong.empty();
    }

    /// What was written, as it can be remembered; empty for a file.
    Optional<Draft> draft(String priority, boolean cycling) {
        if (asFile.isSelected()) {
            return Optional.empty();
        }
        boolean filled = asText.isSelected() && variables.fills().get();
        Draft.Form form = asHex.isSelected() ? Draft.Form.HEX : filled ? Draft.Form.TEMPLATE : Draft.Form.TEXT;
        return Optional.of(new Draft(form, (asHex.isSelected() ? hex : text).getText(), priority, cycling));
    }

    /// Puts what was remembered back.
    void set(Draft draft) {
        boolean inHex = draft.form() == Draft.Form.HEX;
        (inHex ? asHex : asText).setSelected(true);
        variables.fills().set(draft.form() != Draft.Form.TEXT);
        (inHex ? hex : text).setText(draft.body());
    }

    /// Takes a message's body: as text where an editor of text keeps it as it is, else as hex, and without
    /// showing it where it is too long to be edited.
    void set(byte[] bytes, String origin) {
        Optional<String> editable = Escaped.utf8(bytes).filter(Previews::isPlainText);
        if (bytes.length > Draft.LONGEST) {
            asFile.setSelected(true);
            file.hold(origin, bytes);
        } else if (editable.isPresent()) {
            set(new Draft(Draft.Form.TEXT, editable.get(), "", true));
        } else {
            set(new Draft(Draft.Form.HEX, HexFormat.ofDelimiter(" ").formatHex(bytes), "", true));
        }
    }

    /// Asks for a file of messages.
    void askForLines() {
        asFile.setSelected(true);
        file.askForLines(files);
    }

    void focus() {
        (asHex.isSelected() ? hex : text).requestFocus();
    }

    /// Sets the largest message that the queue takes, empty where unknown.
    void setMsgsize(OptionalLong newMsgsize) {
        if (!newMsgsize.equals(msgsize)) {
            msgsize = newMsgsize;
            check();
        }
    }

    Region view() {
        return view;
    }
}
