package io.github.mqscope.ui.messages;

import io.github.mqscope.model.Leftover;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.theme.Icons;
import java.io.File;
import java.io.IOException;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/// Messages that an earlier look could not put back: what happened, and Restore, Export and Discard.
final class LeftoverBar {
    private final UiContext context;
    private final VBox box = new VBox();

    LeftoverBar(UiContext context) {
        this.context = context;
        reload();
    }

    private void reload() {
        Thread.ofVirtual().start(() -> {
            List<Leftover> leftovers = context.contents().leftovers();
            Platform.runLater(() -> box.getChildren()
                    .setAll(leftovers.stream().map(this::line).toList()));
        });
    }

    private Region line(Leftover leftover) {
        Label words = new Label(leftover.sentence());
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(Icons.of(Feather.ARCHIVE), words, restore(leftover), export(leftover), discard(leftover));
        line.getStyleClass().add("error-bar");
        return line;
    }

    private Button restore(Leftover leftover) {
        Button restore = new Button("Restore");
        restore.setOnAction(e -> {
            if (leftover.uncertain() == 0) {
                restore(leftover, false);
            } else {
                context.consent().ask(
                        "Put back what may be back already?",
                        List.of(leftover.uncertain() + " of them may be in " + leftover.queue()
                                + " already and would be there twice."),
                        "Put back all " + (leftover.messages() + leftover.uncertain()),
                        () -> restore(leftover, true));
            }
        });
        return restore;
    }

    private void restore(Leftover leftover, boolean uncertainToo) {
        context.contents().restore(leftover, uncertainToo, changed -> {
            if (changed.stage() == io.github.mqscope.model.PendingLook.Stage.OVER) {
                Platform.runLater(this::reload);
            }
        });
    }

    private Button export(Leftover leftover) {
        Button export = new Button("Export…");
        export.setOnAction(e -> {
            File file = new FileChooser().showSaveDialog(null);
            if (file != null) {
                attempt("Not exported", () -> context.contents().export(leftover, file.toPath()));
            }
        });
        return export;
    }

    private Button discard(Leftover leftover) {
        Button discard = new Button("Discard…");
        int all = leftover.messages() + leftover.uncertain();
        discard.setOnAction(e -> context.consent().ask(
                "Discard the journal of " + leftover.queue() + "?",
                List.of("Its messages are nowhere else."),
                "Discard " + all + (all == 1 ? " message" : " messages"),
                () -> attempt("Not discarded", () -> context.contents().discard(leftover))));
        return discard;
    }

    /// What may fail on a file.
    private interface FileAct {
        void run() throws IOException;
    }

    private void attempt(String failed, FileAct act) {
        try {
            act.run();
        } catch (IOException e) {
            context.errors().show(failed, e);
        }
        reload();
    }

    Region view() {
        return box;
    }
}
