package io.github.mqscope.ui.viewer;

import io.github.mqscope.files.NewFile;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.Aside;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.words.Words;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Saves a body to a file, away from the FX thread, and says in a line how that went.
final class SaveLine {
    private static final Words WORDS = Words.of(SaveLine.class);

    private final FileChoice files;
    private final Label view = new Label();

    /// @param files asks where to
    SaveLine(FileChoice files) {
        this.files = files;
        view.setId("viewer-note");
        WrappedLine.wrap(view, "viewer-note");
        view.setMaxWidth(Double.MAX_VALUE);
        view.managedProperty().bind(view.visibleProperty());
        view.setVisible(false);
    }

    void save(byte[] body) {
        files.toWrite(WORDS.get("pane.save"), "message.bin", view.getScene().getWindow())
                .ifPresent(file -> write(file, body));
    }

    private void write(Path file, byte[] body) {
        String name = Escaped.of(file.toString());
        Aside.run(
                "save",
                () -> NewFile.write(file, out -> out.write(body)),
                () -> say(WORDS.get("pane.saved", body.length, name)),
                e -> say(WORDS.get("pane.not-saved", name, Escaped.of(e.toString()))));
    }

    private void say(String outcome) {
        view.setText(outcome);
        view.setVisible(true);
    }

    /// Says nothing any more.
    void clear() {
        view.setVisible(false);
    }

    Region view() {
        return view;
    }
}
