package io.github.mqscope.ui.trace;

import io.github.mqscope.model.TraceStatus;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.io.IOException;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Saves the trace that is shown, and opens one that was saved. The disk is touched on threads of their own.
final class TraceFileMenu {
    private static final Words WORDS = Words.of(TraceFileMenu.class);
    private final UiContext context;
    private final FileChoice files;
    private final Runnable opened;
    private final MenuItem open = new MenuItem(WORDS.get("file.open"), Icons.of(Feather.FOLDER));
    private final MenuButton view = new MenuButton(WORDS.get("file"), Icons.of(Feather.FILE));

    /// @param replay the item that replays
    /// @param opened called on the FX thread when another trace is in the log
    TraceFileMenu(UiContext context, FileChoice files, MenuItem replay, Runnable opened) {
        this.context = context;
        this.files = files;
        this.opened = opened;
        MenuItem save = new MenuItem(WORDS.get("file.save"), Icons.of(Feather.SAVE));
        save.setId("trace-save");
        save.setOnAction(e -> save());
        open.setId("trace-open");
        open.setOnAction(e -> open());
        view.setId("trace-file");
        view.setMinWidth(Region.USE_PREF_SIZE);
        view.getItems().setAll(save, open, replay);
        view.setOnShowing(e -> open.setDisable(context.tracing().status() instanceof TraceStatus.Running));
    }

    private @Nullable Window window() {
        return Optional.ofNullable(view.getScene())
                .map(scene -> scene.getWindow())
                .orElse(null);
    }

    private void save() {
        files.toWrite(WORDS.get("file.save.title"), "trace.jsonl", window())
                .ifPresent(file -> onDisk(
                        WORDS.get("file.save.title"), () -> context.tracing().save(file), () -> {}));
    }

    private void open() {
        files.toRead(WORDS.get("file.open.title"), window())
                .ifPresent(file -> onDisk(
                        WORDS.get("file.open.what"), () -> context.tracing().open(file), opened));
    }

    private void onDisk(String what, DiskAct act, Runnable then) {
        Thread.ofVirtual().name(what).start(() -> {
            try {
                act.run();
                Platform.runLater(then);
            } catch (IOException e) {
                Platform.runLater(() -> context.errors().show(what, e));
            }
        });
    }

    Node view() {
        return view;
    }

    @FunctionalInterface
    private interface DiskAct {
        void run() throws IOException;
    }
}
