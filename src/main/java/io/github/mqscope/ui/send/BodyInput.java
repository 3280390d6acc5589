package io.github.mqscope.ui.send;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/// The body of a message: typed as text, typed as hex, or read from a file.
final class BodyInput {
    private static final int ROWS = 5;

    private final ToggleButton asText = new ToggleButton("Text");
    private final ToggleButton asHex = new ToggleButton("Hex");
    private final ToggleButton asFile = new ToggleButton("File");
    private final TextArea text = new TextArea();
    private final TextArea hex = new TextArea();
    private final Button choose = new Button("Choose a file…");
    private final Label chosen = new Label("No file chosen");
    private final Supplier<@Nullable File> chooser;
    private final VBox view;
    private @Nullable Path file;

    /// @param changed called whenever the body may be another
    BodyInput(Runnable changed) {
        this.chooser = () -> new FileChooser().showOpenDialog(null);
        ToggleGroup group = new ToggleGroup();
        SegmentedButton kind = new SegmentedButton(asText, asHex, asFile);
        kind.setToggleGroup(group);
        asText.setSelected(true);
        area(text, "Message as text", "send-text", changed);
        area(hex, "Message as hex, such as 68 65 6c 6c 6f", "send-hex", changed);
        hex.setPromptText("68 65 6c 6c 6f");
        chosen.getStyleClass().add("muted");
        chosen.setWrapText(true);
        choose.setOnAction(e -> {
            choose();
            changed.run();
        });
        VBox fromFile = new VBox(8, choose, chosen);
        text.visibleProperty().bind(asText.selectedProperty());
        hex.visibleProperty().bind(asHex.selectedProperty());
        fromFile.visibleProperty().bind(asFile.selectedProperty());
        group.selectedToggleProperty().addListener((o, was, now) -> {
            if (now == null) {
                was.setSelected(true);
            }
            changed.run();
        });
        view = new VBox(8, kind, new StackPane(text, hex, fromFile));
    }

    private static void area(TextArea area, String accessible, String id, Runnable changed) {
        area.setId(id);
        area.setAccessibleText(accessible);
        area.setPrefRowCount(ROWS);
        area.setWrapText(true);
        area.getStyleClass().add("mono");
        area.textProperty().addListener((o, was, now) -> changed.run());
    }

    private void choose() {
        File picked = chooser.get();
        if (picked != null) {
            file = picked.toPath();
        }
    }

    /// What to send, or why it cannot be told.
    sealed interface Body {
        @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
        record Bytes(byte[] bytes) implements Body {}

        record Problem(String why) implements Body {}
    }

    Body body(long limit) {
        if (asHex.isSelected()) {
            return hexBytes();
        }
        return asFile.isSelected()
                ? fileBytes(limit)
                : new Body.Bytes(text.getText().getBytes(StandardCharsets.UTF_8));
    }

    private Body hexBytes() {
        String digits = hex.getText().replaceAll("[\\s:,]", "");
        hex.getStyleClass().remove("invalid");
        try {
            return new Body.Bytes(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException e) {
            hex.getStyleClass().add("invalid");
            return new Body.Problem(
                    digits.length() % 2 == 1
                            ? "Hex needs two digits a byte."
                            : "Only 0 to 9 and a to f are hex digits.");
        }
    }

    private Body fileBytes(long limit) {
        Path path = file;
        if (path == null) {
            return new Body.Problem("Choose a file.");
        }
        try {
            long size = Files.size(path);
            chosen.setText(path.getFileName() + ", " + size + " bytes");
            return size > limit
                    ? new Body.Problem("The file has " + size + " bytes, this queue takes at most " + limit + ".")
                    : new Body.Bytes(Files.readAllBytes(path));
        } catch (IOException e) {
            return new Body.Problem("The file cannot be read: " + e.getMessage());
        }
    }

    Optional<TextArea> typing() {
        return asText.isSelected() ? Optional.of(text) : asHex.isSelected() ? Optional.of(hex) : Optional.empty();
    }

    Region view() {
        return view;
    }
}
