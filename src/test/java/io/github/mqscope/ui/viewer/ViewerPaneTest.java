package io.github.mqscope.ui.viewer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.QueueName;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.FileChoice;
import io.github.mqscope.ui.LivePane;
import io.github.mqscope.ui.LiveWindow;
import io.github.mqscope.ui.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

class ViewerPaneTest {
    private static final QueueName JOBS = QueueName.of("/jobs");
    private static final String ORDER =
            "struct order { uint32_t id; char item[16]; double price; struct { uint8_t r, g, b; } c; };";

    @TempDir
    private Path directory;

    private final Settings settings = Settings.inMemory();
    private LivePane pane;
    private ViewerPane viewer;

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
    private final class Chosen implements FileChoice {
        @Override
        public Optional<Path> toRead(String title, @Nullable Window owner) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> toWrite(String title, String name, @Nullable Window owner) {
            return Optional.of(directory.resolve(name));
        }
    }

    private void layOut() {
        viewer.view().applyCss();
        viewer.view().layout();
    }

    private void show(byte[] body) {
        LiveWindow.onFx(() -> viewer.show(new Message(5, body), Optional.of(JOBS)));
    }

    private void show(String body) {
        show(body.getBytes(UTF_8));
    }

    private String text() {
        return text("viewer-text");
    }

    private String text(String id) {
        return LiveWindow.fx(pane.find(TextArea.class, id)::getText);
    }

    private void key(String id, KeyCode code, boolean control, boolean shift) {
        Node target = pane.find(Node.class, id);
        LiveWindow.onFx(
                () -> target.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false)));
    }

    @Test
    void showsTextWithEverythingEscapedThatDoesNotPrint() {
        show("a\u001b[31m\nb and some more text\u202e");
        assertThat(text()).isEqualTo("a\\x1b[31m\nb and some more text\\u{202e}");
        assertThat(pane.words("viewer-facts")).isEqualTo("30 bytes · priority 5\n");
    }

    @Test
    void theWayFollowsFromTheBody() {
        show("plain text");
        assertThat(pane.sees("viewer-text")).isTrue();
        show("{\"id\": 1}");
        assertThat(pane.sees("viewer-json")).isTrue();
        show(new byte[] {0, 1, 2, (byte) 0xff});
        assertThat(pane.sees("viewer-hex")).isTrue();
    }

    @Test
    void aPersonsChoiceWinsAndIsRememberedForTheQueue() {
        show("{\"id\": 1}");
        pane.press("viewer-as-hex");
        show("plain text");
        assertThat(pane.sees("viewer-hex")).isTrue();
        LiveWindow.onFx(() -> viewer.show(new Message(0, "other".getBytes(UTF_8)), Optional.of(QueueName.of("/x"))));
        assertThat(pane.sees("viewer-text")).isTrue();
        show("plain text");
        assertThat(pane.sees("viewer-hex")).isTrue();
        assertThat(LiveWindow.fx(() -> settings.records("viewer.queues").getFirst()))
                .containsEntry("queue", "/jobs")
                .containsEntry("view", "HEX");
    }

    @Test
    void saysThatAnEmptyMessageIsLegal() {
        show(new byte[0]);
        assertThat(pane.words("viewer-nothing")).contains("A zero-length message is legal");
        assertThat(pane.sees("viewer-text")).isFalse();
    }

    @Test
    void saysThatNoMessageIsChosen() {
        LiveWindow.onFx(() -> viewer.show(null));
        assertThat(pane.words("viewer-nothing")).contains("Choose a message");
    }

    @Test
    void theEncodingIsChosenAndRemembered() {
        show(new byte[] {'G', 'r', (byte) 0xfc, (byte) 0xdf, 'e'});
        pane.press("viewer-as-text");
        assertThat(text()).isEqualTo("Gr\\xfc\\xdfe");
        ComboBox<?> encoding = pane.find(ComboBox.class, "viewer-encoding");
        LiveWindow.onFx(() -> encoding.getSelectionModel().select(2));
        assertThat(text()).isEqualTo("Grüße");
        LiveWindow.onFx(() -> viewer.show(null));
        show(new byte[] {(byte) 0xe9, 'a'});
        assertThat(text()).isEqualTo("éa");
    }

    @Test
    void sixteenMebibytesOpenWithoutHoldingUpTheWindow() {
        byte[] body = new byte[16 << 20];
        Arrays.fill(body, (byte) 'x');
        show("warm");
        long start = System.nanoTime();
        LiveWindow.onFx(() -> {
            viewer.show(new Message(5, body), Optional.of(JOBS));
            layOut();
        });
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        LiveWindow.await("it is known to be text", () -> pane.sees("viewer-text"));
        assertThat(pane.words("viewer-text-part")).contains("Showing the first 32,768 of 16,777,216 bytes");
        assertThat(pane.words("viewer-facts")).contains("16,777,216 bytes");
        LiveWindow.onFx(() -> {
            viewer.showHex(true);
            pane.find(ListView.class, "viewer-hex").scrollTo((1 << 20) - 1);
            layOut();
        });
        assertThat(LiveWindow.fx(
                        () -> pane.find(ListView.class, "viewer-hex").getItems().size()))
                .isGreaterThanOrEqualTo(1 << 20);
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void oneLargeBodyAfterAnotherThatIsAlikeShowsAtOnce() {
        pane.press("viewer-as-hex");
        show(new byte[16 << 20]);
        LiveWindow.onFx(this::layOut);
        long best = Long.MAX_VALUE; // Whatever else the machine does: comparing the rows would take seconds each time.
        for (int i = 0; i < 5; i++) {
            byte[] alike = new byte[16 << 20];
            long start = System.nanoTime();
            LiveWindow.onFx(() -> {
                viewer.show(new Message(5, alike), Optional.of(JOBS));
                layOut();
            });
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void anEightKibibyteMessageShowsWithinAFrame() {
        byte[] body = "0123456789abcde\n".repeat(512).getBytes(UTF_8);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 60; i++) {
            Message message = new Message(i, body.clone());
            best = Math.min(best, LiveWindow.fx(() -> {
                long start = System.nanoTime();
                viewer.show(message, Optional.of(JOBS));
                return System.nanoTime() - start;
            }));
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(16));
    }

    @Test
    void theLatestOfManyLargeMessagesWins() {
        byte[] body = new byte[4 << 20];
        Arrays.fill(body, (byte) 'x');
        for (int i = 0; i < 5; i++) {
            show(body.clone());
        }
        show("the last one");
        assertThat(text()).isEqualTo("the last one");
        LiveWindow.settle();
        assertThat(text()).isEqualTo("the last one");
        assertThat(pane.words("viewer-facts")).startsWith("12 bytes");
    }

    @Test
    void arrowKeysMoveTheCaretAndTheValuesFollow() {
        show(new byte[] {1, 2, 0, 0, (byte) 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0});
        assertThat(pane.words("inspector")).contains("uint16\n513\n258\n");
        key("viewer-hex", KeyCode.RIGHT, false, false);
        assertThat(pane.words("inspector-place")).isEqualTo("Offset 1 (0x0001)\n");
        assertThat(pane.words("inspector")).contains("uint8\n2\n2\n");
        key("viewer-hex", KeyCode.END, true, false);
        assertThat(pane.words("inspector-place")).contains("Offset 17");
        key("viewer-hex", KeyCode.UP, false, true);
        assertThat(pane.words("inspector-place")).contains("selected");
        key("viewer-hex", KeyCode.C, true, false);
        awaitClipboard(
                LiveWindow.fx(() -> pane.find(ListView.class, "viewer-hex")
                                        .getItems()
                                        .size())
                                == 2
                        ? "02 00 00 ff 00 00 00 00 00 00 00 00 00 00 00 07 00"
                        : "00 00 00 00 00 00 00 07 00");
    }

    @Test
    void findsCountsAndGoesAround() {
        show("one two ONE three one");
        key("viewer-text", KeyCode.F, true, false);
        pane.type("viewer-find", "one");
        pane.awaitWords("viewer-find-count", "1 of 3");
        pane.press("find-next");
        assertThat(pane.words("viewer-find-count")).contains("2 of 3");
        String selected = LiveWindow.fx(pane.find(TextArea.class, "viewer-text")::getSelectedText);
        assertThat(selected).isEqualTo("ONE");
        pane.press("find-previous");
        pane.press("find-previous");
        assertThat(pane.words("viewer-find-count")).contains("3 of 3");
        pane.type("viewer-find", "nowhere");
        pane.awaitWords("viewer-find-count", "not found");
        pane.type("viewer-find", "hex: 74 77");
        pane.awaitWords("viewer-find-count", "1 of 1");
        key("viewer-find", KeyCode.ESCAPE, false, false);
        assertThat(pane.sees("viewer-find")).isFalse();
    }

    @Test
    void brokenJsonSaysWhereAndShowsItsText() {
        show("{\"a\": 1,\n \"b\": }");
        pane.press("viewer-as-json");
        assertThat(pane.words("viewer-json-note")).contains("Not JSON: line 2, column 7");
        assertThat(text("viewer-json-text")).contains("\"b\"");
    }

    @Test
    void jsonFoldsByKey() {
        show("{\"a\": {\"b\": [1, 2]}, \"c\": 3}");
        ListView<?> rows = pane.find(ListView.class, "viewer-json");
        assertThat(LiveWindow.fx(rows.getItems()::size)).isEqualTo(9);
        LiveWindow.onFx(() -> rows.getSelectionModel().select(1));
        key("viewer-json", KeyCode.LEFT, false, false);
        assertThat(LiveWindow.fx(rows.getItems()::size)).isEqualTo(4);
        key("viewer-json", KeyCode.RIGHT, false, false);
        assertThat(LiveWindow.fx(rows.getItems()::size)).isEqualTo(9);
    }

    @Test
    void aTypedStructShowsItsFieldsAndIsKeptForTheQueue() {
        byte[] body = new byte[40];
        body[0] = 42;
        System.arraycopy("widget".getBytes(UTF_8), 0, body, 4, 6);
        show(body);
        pane.press("viewer-as-struct");
        pane.press("struct-write");
        pane.type("struct-source", "struct order { uint32_t id");
        pane.awaitWords("struct-problem", "line 1, column 27: expected ';' after the member, found the end");
        pane.type("struct-source", ORDER);
        pane.awaitWords("struct-state", "sizeof 40: fits");
        pane.press("struct-keep");
        TreeTableView<?> fields = pane.find(TreeTableView.class, "struct-fields");
        assertThat(LiveWindow.fx(() -> fields.getTreeItem(1).getValue().toString()))
                .contains("\"widget\"");
        show(Arrays.copyOf(body, 36));
        assertThat(pane.words("struct-state")).contains("sizeof 40, message 36: the last 4 bytes are not there");
        assertThat(LiveWindow.fx(() -> settings.records("viewer.queues").getFirst()))
                .containsEntry("template", "struct order")
                .containsEntry("view", "STRUCT");
        LiveWindow.onFx(() -> viewer.show(new Message(0, body), Optional.of(QueueName.of("/x"))));
        show(body);
        assertThat(pane.words("struct-state")).contains("sizeof 40: fits");
    }

    @Test
    void copiesInEveryForm() {
        show("hé\n");
        assertCopied("copy.text", "hé\n");
        assertCopied("copy.hex", "0000  68 c3 a9 0a                                       |h...|\n");
        assertCopied(
                "copy.c",
                "unsigned char message[] = {\n    0x68, 0xc3, 0xa9, 0x0a\n};\nsize_t message_len = sizeof message;\n");
        assertCopied("copy.java", "byte[] message = {\n    0x68, (byte) 0xc3, (byte) 0xa9, 0x0a\n};\n");
        assertCopied("copy.base64", "aMOpCg==");
        assertCopied(
                "copy.json",
                "{\"name\":\"/jobs\",\"priority\":5,\"size\":4,\"text\":\"h\\u00E9\\n\",\"base64\":\"aMOpCg==\"}\n");
        assertCopied("copy.command", "base64 -d <<'END' | mqscope send /jobs --priority 5 --file -\naMOpCg==\nEND\n");
    }

    private void assertCopied(String item, String expected) {
        LiveWindow.onFx(() -> pane.find(MenuButton.class, "viewer-copy").getItems().stream()
                .filter(i -> item.equals(i.getId()))
                .forEach(MenuItem::fire));
        awaitClipboard(expected);
    }

    private static void awaitClipboard(String expected) {
        LiveWindow.await(
                expected + " on the clipboard",
                () -> expected.equals(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void savesTheExactBytes() throws Exception {
        byte[] body = {0, (byte) 0xff, '\n', '\r'};
        show(body);
        pane.press("viewer-save");
        pane.awaitWords("viewer-note", "Saved 4 bytes");
        assertThat(Files.readAllBytes(directory.resolve("message.bin"))).isEqualTo(body);
    }
}
