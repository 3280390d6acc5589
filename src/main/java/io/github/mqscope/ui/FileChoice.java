package io.github.mqscope.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Asks for a file. An interface, since the toolkit's own dialog needs a desktop.
public interface FileChoice {
    /// A file to read, empty if none was chosen.
    Optional<Path> toRead(String title, @Nullable Window owner);

    /// A file to write, empty if none was chosen.
    Optional<Path> toWrite(String title, String name, @Nullable Window owner);

    /// The toolkit's dialogs.
    static FileChoice dialogs() {
        return new FileChoice() {
            @Override
            public Optional<Path> toRead(String title, @Nullable Window owner) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(title);
                return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
            }

            @Override
            public Optional<Path> toWrite(String title, String name, @Nullable Window owner) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(title);
                chooser.setInitialFileName(name);
                return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
            }
        };
    }
}
