package io.github.mqscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.log.LogHead;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.create.Sheets;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    private LivePane pane;

    @SuppressWarnings("NullAway.Init") // Set when the pane is made.
    private Diagnostics diagnostics;

    @BeforeEach
    void open() throws Exception {
        pane = new LivePane(
                TestQueue.create(),
                p -> {
                    Sheets sheets = new Sheets();
                    diagnostics = new Diagnostics(p.probing, sheets, p.dialogs().errors());
                    return new StackPane(sheets.layer());
                },
                600,
                400);
    }

    @AfterEach
    void close() throws Exception {
        pane.close();
    }

    @Test
    void anEmptyLogIsSaidToBeEmpty() {
        LiveWindow.onFx(diagnostics::showLog);
        pane.awaitWords("sheets", "Nothing has gone wrong");
        assertThat(pane.errors).isEmpty();
    }

    @Test
    void itIsSaidWhereAnEmptyLogWillBe() {
        assertThat(Diagnostics.none(Optional.of(Path.of("/s/mqscope/log"))))
                .containsExactly(
                        "Nothing has gone wrong: the log is empty.", "What goes wrong is written to /s/mqscope/log.");
    }

    @Test
    void whatIsCopiedSaysOnWhatItRuns() {
        LiveWindow.onFx(diagnostics::copy);
        pane.awaitWords("sheets", "Copied: version, Java, kernel, session");
        assertThat(LiveWindow.fx(() -> Clipboard.getSystemClipboard().getString()))
                .contains("mqscope " + LogHead.VERSION, "Java ", "Linux ", "session: ", "JavaFX ", "peek and trace: ");
    }
}
