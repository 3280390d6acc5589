package io.github.mqscope.ui.viewer;

import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.Printable;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// Copies a message body as text, as a hex dump or as base64.
final class CopyMenu {
    /// Not an accelerator of the items: that would take the keys from the whole scene.
    static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private CopyMenu() {}

    /// New menu items that copy the message that is chosen when they are used.
    static List<MenuItem> items(Supplier<@Nullable Message> chosen) {
        return List.of(
                item("Copy as text", chosen, CopyMenu::text),
                item("Copy as hex dump", chosen, HexRows::dump),
                item("Copy as base64", chosen, Base64.getEncoder()::encodeToString));
    }

    private static MenuItem item(String name, Supplier<@Nullable Message> chosen, Function<byte[], String> form) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(e -> copy(chosen.get(), form));
        return item;
    }

    /// The exact text where it is UTF-8, or else escaped.
    static String text(byte[] body) {
        return Printable.utf8(body).orElseGet(() -> Printable.of(body));
    }

    /// Formats away from the FX thread, since a body may have 16 MiB.
    static void copy(@Nullable Message message, Function<byte[], String> form) {
        if (message == null) {
            return;
        }
        Thread.ofVirtual().name("copy").start(() -> {
            String text = form.apply(message.body());
            Platform.runLater(() -> {
                ClipboardContent content = new ClipboardContent();
                content.putString(text);
                Clipboard.getSystemClipboard().setContent(content);
            });
        });
    }
}
