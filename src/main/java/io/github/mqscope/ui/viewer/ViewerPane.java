package io.github.mqscope.ui.viewer;

import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.Printable;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Shows the body of one message as text and as hex, and copies it.
public final class ViewerPane {
    private static final int TEXT_LIMIT = 256 * 1024;

    private final TextArea text = new TextArea();
    private final HexRows rows = new HexRows();
    private final ListView<String> hex = new ListView<>(rows);
    private final Label head = new Label();
    private final MenuButton copy = new MenuButton("Copy");
    private final BorderPane view = new BorderPane();
    private byte[] body = new byte[0];

    public ViewerPane() {
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().add("mono");
        text.setAccessibleText("Message as text");
        text.setId("viewer-text");
        hex.getStyleClass().add("mono");
        hex.setAccessibleText("Message as hex");
        hex.setId("viewer-hex");
        TabPane tabs = new TabPane(new Tab("Text", text), new Tab("Hex", hex));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        copy.getItems().add(item("as text", () -> new String(body, java.nio.charset.StandardCharsets.UTF_8)));
        copy.getItems().add(item("as hex dump", () -> HexRow.dump(body)));
        copy.getItems().add(item("as base64", () -> Base64.getEncoder().encodeToString(body)));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox top = new HBox(head, space, copy);
        top.getStyleClass().add("pane-head");
        head.getStyleClass().add("muted");
        view.setTop(top);
        view.setCenter(tabs);
        show(null);
    }

    private static MenuItem item(String name, java.util.function.Supplier<String> what) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(e -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(what.get());
            Clipboard.getSystemClipboard().setContent(content);
        });
        return item;
    }

    /// Shows a message, or that none is chosen.
    public void show(@Nullable Message message) {
        body = message == null ? new byte[0] : message.body();
        copy.setDisable(message == null);
        rows.show(body);
        text.setText(lines(body));
        head.setText(message == null ? "Choose a message to see it" : words(message));
    }

    private static String words(Message message) {
        String size = message.size() == 1 ? "1 byte" : message.size() + " bytes";
        String note = message.size() == 0 ? ": a message without a body is legal" : "";
        String cut = message.size() > TEXT_LIMIT ? "; as text the first " + TEXT_LIMIT + " bytes" : "";
        return "priority " + message.priority() + ", " + size + note + cut;
    }

    // Line by line, so that its own line breaks show and everything else is escaped.
    private static String lines(byte[] body) {
        byte[] start = body.length > TEXT_LIMIT ? Arrays.copyOf(body, TEXT_LIMIT) : body;
        return new String(start, java.nio.charset.StandardCharsets.ISO_8859_1)
                .lines()
                .map(line -> Printable.of(line.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                .collect(Collectors.joining("\n"));
    }

    /// The pane.
    public Region view() {
        return view;
    }
}
