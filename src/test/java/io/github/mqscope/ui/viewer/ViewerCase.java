package io.github.mqscope.ui.viewer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// A viewer in a window, with one queue to remember for.
abstract class ViewerCase {
    static final QueueName JOBS = QueueName.of("/jobs");
    static final String ORDER =
            "struct order { uint32_t id; char item[16]; double price; struct { uint8_t r, g, b; } c; };";

    @TempDir
    Path directory;

    final Settings settings = Settings.inMemory();
    LivePane pane;
    ViewerPane viewer;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        viewer = LiveWindow.fx(() -> new ViewerPane(settings, new Chosen()));
        pane = new LivePane(TestQueue.create(), p -> viewer.view(), 900, 400);
    }

    @AfterEach
    void close() throws Exception {
        pane.close();
    }

    /// Always the same file.
    final class Chosen implements FileChoice {
        @Override
        public Optional<Path> toRead(String title, @Nullable Window owner) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> toWrite(String title, String name, @Nullable Window owner) {
            return Optional.of(directory.resolve(name));
        }
    }

    void layOut() {
        viewer.view().applyCss();
        viewer.view().layout();
    }

    void show(byte[] body) {
        LiveWindow.onFx(() -> viewer.show(new Message(5, body), Optional.of(JOBS)));
    }

    void show(String body) {
        show(body.getBytes(UTF_8));
    }

    String text() {
        return text("viewer-text");
    }

    String text(String id) {
        return LiveWindow.fx(pane.find(TextArea.class, id)::getText);
    }

    void key(String id, KeyCode code, boolean control, boolean shift) {
        Node target = pane.find(Node.class, id);
        LiveWindow.onFx(
                () -> target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false)));
    }
}
