package io.github.mqscope.ui.send;

import io.github.mqscope.files.MessageFile;
import io.github.mqscope.log.Threads;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.controls.Segments;
import io.github.mqscope.ui.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A file as what is sent, the whole of it as one message or a message a line: read when it is chosen, on a
/// thread of its own. Reading it sends nothing.
final class FileBody {
    /// The largest mq_msgsize that the kernel knows: nothing larger is read.
    static final long MOST = 16L << 20;

    private static final Words WORDS = Words.of(FileBody.class);

    private final Button choose = new Button(WORDS.get("file.choose"));
    private final Label name = new Label(WORDS.get("file.none"));
    private final ToggleButton whole = new ToggleButton(WORDS.get("file.whole"));
    private final ToggleButton lines = new ToggleButton(WORDS.get("file.lines"));
    private final LinesView found = new LinesView();
    private final VBox view;
    private final ObjectProperty<Body> body;
    private @Nullable Path file;

    /// @param body is set to what a file holds
    FileBody(FileChoice files, ObjectProperty<Body> body) {
        this.body = body;
        choose.setId("send-choose-file");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(e -> ask(files));
        name.setId("send-file");
        name.setMinWidth(0);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        whole.setId("send-file-whole");
        lines.setId("send-file-lines");
        Segments kinds = new Segments(whole, lines);
        kinds.onChange(() -> Optional.ofNullable(file).ifPresent(this::read));
        HBox line = new HBox(choose, name);
        line.getStyleClass().add("form-line");
        view = new VBox(kinds.view(), line, found.view());
        view.getStyleClass().add("form-group");
    }

    private void ask(FileChoice files) {
        files.toRead(WORDS.get("file.title"), choose.getScene().getWindow()).ifPresent(this::read);
    }

    /// Reads a file of messages, after asking which.
    void askForLines(FileChoice files) {
        file = null;
        lines.setSelected(true);
        ask(files);
    }

    /// Takes bytes that are here already.
    void hold(String words, byte[] bytes) {
        file = null;
        whole.setSelected(true);
        name.setText(words);
        name.setTooltip(null);
        become(new Body.Ready(bytes), Optional.empty());
    }

    private void read(Path chosen) {
        file = chosen;
        boolean many = lines.isSelected();
        name.setText(Escaped.of(Objects.toString(chosen.getFileName(), "")));
        name.setTooltip(new Tooltip(Escaped.of(chosen.toString())));
        become(new Body.Wrong(WORDS.get("file.reading")), Optional.empty());
        Threads.virtual("read file").start(() -> {
            Read read = many ? lines(chosen) : whole(chosen);
            Platform.runLater(() -> {
                if (chosen.equals(file) && many == lines.isSelected()) {
                    become(read.body(), read.lines());
                }
            });
        });
    }

    private record Read(Body body, Optional<MessageFile.Opened> lines) {
        static Read failed(IOException e) {
            String why = Escaped.line(String.valueOf(e.getMessage()));
            return new Read(new Body.Wrong(WORDS.get("file.unreadable", why)), Optional.empty());
        }
    }

    private static Read lines(Path file) {
        try {
            MessageFile.Opened opened = MessageFile.open(file);
            Body body = opened.messages().isEmpty()
                    ? new Body.Wrong(WORDS.get("file.no-messages"))
                    : new Body.Lines(opened.messages());
            return new Read(body, Optional.of(opened));
        } catch (IOException e) {
            return Read.failed(e);
        }
    }

    private static Read whole(Path file) {
        try {
            return new Read(load(file), Optional.empty());
        } catch (IOException e) {
            return Read.failed(e);
        }
    }

    private static Body load(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new Body.Wrong(WORDS.get("file.irregular"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes((int) MOST + 1);
            return bytes.length > MOST
                    ? new Body.Wrong(WORDS.get("file.too-large", Files.size(file), MOST))
                    : new Body.Ready(bytes);
        }
    }

    private void become(Body now, Optional<MessageFile.Opened> opened) {
        found.show(opened);
        body.set(now);
    }

    Region view() {
        return view;
    }
}
