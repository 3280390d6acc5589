package io.github.mqscope.ui.send;

import io.github.mqscope.mqueue.Printable;
import io.github.mqscope.ui.FileChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A file as the body: read when it is chosen, on a thread of its own.
final class FileBody {
    /// The largest mq_msgsize that the kernel knows: nothing larger is read.
    static final long MOST = 16L << 20;

    private final Button choose = new Button("Choose a file…");
    private final Label name = new Label("No file chosen");
    private final HBox view = new HBox(choose, name);
    private final Runnable changed;
    private Body body = new Body.Wrong("");

    FileBody(FileChoice files, Runnable changed) {
        this.changed = changed;
        choose.setId("send-choose-file");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(
                e -> files.toRead("Send a file as a message", choose.getScene().getWindow())
                        .ifPresent(this::read));
        name.setId("send-file");
        name.setMinWidth(0);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        view.getStyleClass().add("form-line");
    }

    void read(Path file) {
        name.setText(Printable.of(Objects.toString(file.getFileName(), "")));
        name.setTooltip(new Tooltip(Printable.of(file.toString())));
        become(new Body.Wrong("Reading…"));
        Thread.ofVirtual().name("read file").start(() -> {
            Body read = load(file);
            Platform.runLater(() -> become(read));
        });
    }

    private static Body load(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return new Body.Wrong("Not a regular file.");
            }
            long size = Files.size(file);
            return size > MOST
                    ? new Body.Wrong(String.format(
                            Locale.ROOT, "%,d bytes: no queue takes messages of more than %,d.", size, MOST))
                    : new Body.Ready(Files.readAllBytes(file));
        } catch (IOException e) {
            return new Body.Wrong("Cannot be read: " + Printable.of(String.valueOf(e.getMessage())));
        }
    }

    private void become(Body now) {
        body = now;
        changed.run();
    }

    Body body() {
        return body;
    }

    Region view() {
        return view;
    }
}
