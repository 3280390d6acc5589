package io.github.mqscope.ui.viewer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.ui.LiveWindow;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ViewerPaneTest extends ViewerCase {
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
    void theStructOfTheNameIsShownAndWhatWasPassedOverIsSaid() {
        show(new byte[8]);
        pane.press("viewer-as-struct");
        pane.press("struct-write");
        pane.type(
                "struct-source",
                "#include <stdint.h>\nstruct head { int64_t n; };\nextern int debug;\nstruct tail { char c[4]; };");
        pane.awaitWords("struct-problem", "This is struct tail. Give another name above to see it: struct head.");
        pane.awaitWords("struct-problem", "Passed over: #include on line 1, 'debug' on line 3.");
        pane.type("struct-name", "head");
        pane.awaitWords("struct-state", "sizeof 8: fits");
        pane.press("struct-keep");
        assertThat(pane.words("struct-state")).contains("sizeof 8: fits");
        show(new byte[9]);
        assertThat(pane.words("struct-state")).contains("sizeof 8, message 9: 1 byte follows");
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
