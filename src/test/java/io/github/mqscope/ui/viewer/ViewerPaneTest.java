package io.github.mqscope.ui.viewer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.mqueue.Message;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import java.time.Duration;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class ViewerPaneTest {
    private LivePane pane;
    private ViewerPane viewer;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        viewer = LiveWindow.fx(ViewerPane::new);
        pane = new LivePane(TestQueue.create(), p -> viewer.view(), 700, 300);
    }

    @AfterEach
    void close() throws Exception {
        pane.close();
    }

    private void layOut() {
        viewer.view().applyCss();
        viewer.view().layout();
    }

    private void show(byte[] body) {
        LiveWindow.onFx(() -> viewer.show(new Message(5, body)));
    }

    private String text() {
        return LiveWindow.fx(pane.find(TextArea.class, "viewer-text")::getText);
    }

    @Test
    void showsTextWithEverythingEscapedThatDoesNotPrint() {
        show("a\u001b[31m\nb\u202e".getBytes(UTF_8));
        assertThat(text()).isEqualTo("a\\x1b[31m\nb\\u{202e}");
        assertThat(pane.words("viewer-facts")).isEqualTo("11 bytes · priority 5\n");
    }

    @Test
    void saysThatAnEmptyMessageIsLegal() {
        show(new byte[0]);
        assertThat(pane.words("viewer-nothing")).contains("0 bytes: a zero-length message is legal");
        assertThat(pane.sees("viewer-text")).isFalse();
    }

    @Test
    void saysThatNoMessageIsChosen() {
        LiveWindow.onFx(() -> viewer.show(null));
        assertThat(pane.words("viewer-nothing")).contains("Choose a message");
    }

    @Test
    void sixteenMebibytesOpenWithinASecondInBothForms() {
        byte[] body = new byte[16 << 20];
        java.util.Arrays.fill(body, (byte) 'x');
        long start = System.nanoTime();
        LiveWindow.onFx(() -> {
            viewer.show(new Message(5, body));
            layOut();
            viewer.showHex(true);
            pane.find(ListView.class, "viewer-hex").scrollTo((1 << 20) - 1);
            layOut();
        });
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(pane.words("viewer-facts")).contains("16,777,216 bytes", "text shows the first 65,536");
        assertThat(LiveWindow.fx(
                        () -> pane.find(ListView.class, "viewer-hex").getItems().size()))
                .isEqualTo(1 << 20);
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void copiesTheExactTextTheDumpAndBase64() {
        show("hé\n".getBytes(UTF_8));
        assertCopied(0, "hé\n");
        assertCopied(1, "0000  68 c3 a9 0a                                       |h...|\n");
        assertCopied(2, "aMOpCg==");
    }

    private void assertCopied(int item, String expected) {
        LiveWindow.onFx(() -> pane.find(javafx.scene.control.MenuButton.class, "viewer-copy")
                .getItems()
                .get(item)
                .fire());
        LiveWindow.await(
                expected + " on the clipboard",
                () -> expected.equals(Clipboard.getSystemClipboard().getString()));
    }
}
