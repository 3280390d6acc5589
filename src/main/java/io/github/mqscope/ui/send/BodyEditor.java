package io.github.mqscope.ui.send;

import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.calls.Segments;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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

/// The body as text, as hex or from a file, with its live length and what is wrong with it.
final class BodyEditor {
    private static final int ROWS = 5;

    private final ToggleButton asText = new ToggleButton("Text");
    private final ToggleButton asHex = new ToggleButton("Hex");
    private final ToggleButton asFile = new ToggleButton("File");
    private final TextArea text = area("send-text", "Message as text", "The message, as UTF-8 text");
    private final TextArea hex = area("send-hex", "Message as hex digits", "68 65 6c 6c 6f");
    private final FileBody file;
    private final Label size = new Label();
    private final Label problem = new Label();
    private final VBox view;
    private Runnable changed = () -> {};
    private Body raw = new Body.Wrong("");
    private OptionalLong msgsize = OptionalLong.empty();

    BodyEditor(FileChoice files) {
        this.file = new FileBody(files, this::check);
        asText.setId("send-as-text");
        asHex.setId("send-as-hex");
        asFile.setId("send-as-file");
        size.setId("send-size");
        size.getStyleClass().add("explained");
        size.setMinWidth(Region.USE_PREF_SIZE);
        problem.setId("send-body-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.visibleProperty());
        Segments forms = new Segments(asText, asHex, asFile);
        forms.onChange(this::arrange);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(forms.view(), space, size);
        head.getStyleClass().add("form-line");
        hex.getStyleClass().add("body-mono");
        view = new VBox(head, new StackPane(text, hex, file.view()), problem);
        view.getStyleClass().add("form-group");
        text.textProperty().addListener((o, was, now) -> check());
        hex.textProperty().addListener((o, was, now) -> check());
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
        size.setText(raw instanceof Body.Ready(byte[] bytes) ? length(bytes.length) : "");
        size.getStyleClass().setAll("label", tooLong(raw) ? "problem" : "explained");
        changed.run();
    }

    private String length(int bytes) {
        return String.format(Locale.ROOT, "%,d", bytes)
                + (msgsize.isPresent() ? String.format(Locale.ROOT, " of %,d bytes", msgsize.getAsLong()) : " bytes");
    }

    private boolean tooLong(Body body) {
        return body instanceof Body.Ready(byte[] bytes) && msgsize.isPresent() && bytes.length > msgsize.getAsLong();
    }

    private Body parse() {
        if (asFile.isSelected()) {
            return file.body();
        }
        return asHex.isSelected()
                ? HexText.parse(hex.getText())
                : new Body.Ready(text.getText().getBytes(StandardCharsets.UTF_8));
    }

    /// Called when the body or its limit may have changed.
    void onChange(Runnable then) {
        changed = then;
    }

    /// What would be sent, or why it cannot be.
    Body body() {
        return raw instanceof Body.Ready(byte[] bytes) && tooLong(raw)
                ? new Body.Wrong(String.format(
                        Locale.ROOT,
                        "Too long: this queue takes at most mq_msgsize, %,d bytes; this has %,d. Shorten it, or"
                                + " create the queue again with a larger mq_msgsize.",
                        msgsize.getAsLong(),
                        bytes.length))
                : raw;
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
