package io.github.mqscope.ui.viewer;

import io.github.mqscope.body.Form;
import io.github.mqscope.files.JsonLine;
import io.github.mqscope.log.Threads;
import io.github.mqscope.model.SendCommandLine;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.ui.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// Copies a message in the forms that other tools take.
final class CopyMenu {
    /// Not an accelerator of the items: that would take the keys from the whole scene.
    static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    /// The largest body that is copied: as a C array it takes six times that.
    static final int MOST = 4 << 20;

    private static final Words WORDS = Words.of(CopyMenu.class);

    /// A message and the queue it belongs to, where that is known.
    record Chosen(Message message, Optional<QueueName> queue) {}

    /// A form, with its key.
    enum Item {
        TEXT("copy.text", KeyCode.C),
        HEX_DUMP("copy.hex", KeyCode.H),
        C_ARRAY("copy.c", KeyCode.A),
        JAVA_BYTES("copy.java", KeyCode.J),
        BASE64("copy.base64", KeyCode.B),
        JSON("copy.json", KeyCode.O),
        COMMAND("copy.command", KeyCode.M);

        private final String words;
        private final KeyCode code;

        Item(String words, KeyCode code) {
            this.words = words;
            this.code = code;
        }

        String words() {
            return WORDS.get(words);
        }

        KeyCombination key() {
            return this == TEXT
                    ? COPY
                    : new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        }

        String of(Chosen chosen) {
            byte[] body = chosen.message().body();
            return switch (this) {
                case TEXT -> Form.TEXT.of(body);
                case HEX_DUMP -> Form.HEX_DUMP.of(body);
                case C_ARRAY -> Form.C_ARRAY.of(body);
                case JAVA_BYTES -> Form.JAVA_BYTES.of(body);
                case BASE64 -> Form.BASE64.of(body);
                case JSON -> json(chosen);
                case COMMAND ->
                    SendCommandLine.of(chosen.queue().orElseGet(() -> QueueName.of("/NAME")), chosen.message());
            };
        }

        private static String json(Chosen chosen) {
            byte[] line = JsonLine.of(json -> {
                chosen.queue().ifPresent(name -> JsonLine.name(json, name));
                json.writeNumberProperty("priority", chosen.message().priority());
                JsonLine.payload(json, chosen.message().body());
            });
            return new String(line, StandardCharsets.UTF_8);
        }
    }

    private final Supplier<@Nullable Chosen> chosen;

    CopyMenu(Supplier<@Nullable Chosen> chosen) {
        this.chosen = chosen;
    }

    /// New menu items that copy the message that is chosen when they are used.
    List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        for (Item one : Item.values()) {
            MenuItem item = new MenuItem("", line(one.words(), one.key().getDisplayText()));
            item.setId(one.words);
            item.setOnAction(e -> copy(one));
            items.add(item);
        }
        return items;
    }

    static HBox line(String words, String key) {
        Label title = new Label(words);
        Label shortcut = new Label(key);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        shortcut.getStyleClass().add("copy-key");
        HBox line = new HBox(title, shortcut);
        line.getStyleClass().add("copy-line");
        return line;
    }

    /// Copies where a key asks for it.
    boolean key(KeyEvent key) {
        for (Item item : Item.values()) {
            if (item.key().match(key) && chosen.get() != null) {
                copy(item);
                return true;
            }
        }
        return false;
    }

    /// Formats away from the FX thread. Of a body that is too large for that it says so to whoever pastes.
    void copy(Item item) {
        Chosen now = chosen.get();
        if (now == null) {
            return;
        }
        int size = now.message().size();
        Threads.virtual("copy").start(() -> {
            String text = size > MOST ? WORDS.get("copy.too-large", size, MOST) : item.of(now);
            Platform.runLater(() -> put(text));
        });
    }

    /// Copies bytes as pairs of hex digits, formatted away from the FX thread too.
    static void copyHex(byte[] bytes) {
        Threads.virtual("copy").start(() -> {
            String text = HexFormat.ofDelimiter(" ").formatHex(bytes);
            Platform.runLater(() -> put(text));
        });
    }

    /// Puts a text on the clipboard.
    static void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
