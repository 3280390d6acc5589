package io.github.mqscope.ui.viewer;

import atlantafx.base.theme.Styles;
import io.github.mqscope.mqueue.Message;
import java.util.Locale;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows the body of one message as text and as hex, and copies it.
public final class ViewerPane {
    private static final double ROW_EM = 1.3;
    private static final double CHARACTER_EM = 0.9 * 0.602; // The css's size, and a monospaced font's width.
    private static final double EDGES = 18;
    private static final double SCROLL_BAR = 16;
    private static final int ROWS_WITHOUT_SCROLL_BAR = 4;
    private static final String ESCAPES = "Line feeds break the line. Whatever does not print is escaped:"
            + " \\x1b, \\u{202e}, \\xff for a byte that is not UTF-8; a backslash is doubled.";

    private final ToggleButton asText = new ToggleButton("Text");
    private final ToggleButton asHex = new ToggleButton("Hex");
    private final TextArea text = new TextArea();
    private final ListView<String> hex = new ListView<>();
    private final Label facts = new Label();
    private final Label nothing = new Label();
    private final MenuButton copy = new MenuButton("Copy", new FontIcon(Feather.COPY));
    private final BorderPane view = new BorderPane();
    private @Nullable Message shown;
    private int width = HexRows.WIDE;

    /// Nothing shown yet.
    public ViewerPane() {
        setUpTabs();
        setUpBodies();
        copy.getItems().addAll(CopyMenu.items(() -> shown));
        copy.getStyleClass().add(Styles.SMALL);
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setId("viewer-copy");
        facts.setMinWidth(0);
        facts.setId("viewer-facts");
        facts.getStyleClass().add("viewer-facts");
        facts.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(facts, Priority.ALWAYS);
        HBox tabs = new HBox(asText, asHex);
        tabs.setMinWidth(Region.USE_PREF_SIZE);
        tabs.setAlignment(Pos.CENTER_LEFT);
        HBox head = new HBox(tabs, facts, copy);
        head.getStyleClass().add("viewer-head");
        view.setTop(head);
        view.setCenter(new StackPane(text, hex, nothing));
        view.getStyleClass().add("viewer");
        view.setMinHeight(0);
        view.getStylesheets()
                .add(Objects.requireNonNull(ViewerPane.class.getResource("viewer.css"))
                        .toExternalForm());
        view.widthProperty().addListener((o, was, now) -> fit());
        facts.fontProperty().addListener((o, was, now) -> fit());
        show(null);
    }

    private void setUpTabs() {
        ToggleGroup group = new ToggleGroup();
        asText.setToggleGroup(group);
        asHex.setToggleGroup(group);
        asText.setId("viewer-as-text");
        asHex.setId("viewer-as-hex");
        asText.getStyleClass().addAll(Styles.LEFT_PILL, Styles.SMALL);
        asHex.getStyleClass().addAll(Styles.RIGHT_PILL, Styles.SMALL);
        asText.setTooltip(new Tooltip(ESCAPES));
        asText.setSelected(true);
        group.selectedToggleProperty().addListener((o, was, now) -> {
            if (now == null) {
                was.setSelected(true);
            }
            arrange();
        });
    }

    private void setUpBodies() {
        text.setEditable(false);
        text.setWrapText(true);
        text.setAccessibleText("Message as text");
        text.setId("viewer-text");
        text.getStyleClass().add("viewer-body");
        hex.setAccessibleText("Message as hex dump");
        hex.setId("viewer-hex");
        hex.getStyleClass().add("viewer-body");
        hex.setContextMenu(new ContextMenu(CopyMenu.items(() -> shown).toArray(MenuItem[]::new)));
        text.setContextMenu(new ContextMenu(CopyMenu.items(() -> shown).toArray(MenuItem[]::new)));
        hex.setOnKeyPressed(key -> {
            if (CopyMenu.COPY.match(key)) {
                CopyMenu.copy(shown, HexRows::dump);
            }
        });
        nothing.getStyleClass().add("viewer-nothing");
        nothing.setWrapText(true);
        nothing.setId("viewer-nothing");
    }

    // Eight bytes a row where sixteen do not fit; row height from the font, for speed it must be one number.
    private void fit() {
        double em = facts.getFont().getSize();
        hex.setFixedCellSize(Math.ceil(em * ROW_EM));
        int fits = isWideEnough(em) ? HexRows.WIDE : HexRows.NARROW;
        if (fits != width) {
            width = fits;
            fillHex();
        }
    }

    private boolean isWideEnough(double em) {
        int size = shown == null ? 0 : shown.size();
        double text = HexRows.characters(size, HexRows.WIDE) * CHARACTER_EM * em;
        double bar = size > ROWS_WITHOUT_SCROLL_BAR * HexRows.WIDE ? SCROLL_BAR : 0;
        return text + EDGES + bar <= view.getWidth();
    }

    private void fillHex() {
        byte[] body = shown == null ? new byte[0] : shown.body();
        hex.setItems(FXCollections.observableList(new HexRows(body, width)));
    }

    /// Shows a message, or that none is chosen.
    public void show(@Nullable Message message) {
        shown = message;
        TextBody body = TextBody.of(message == null ? new byte[0] : message.body());
        text.setText(body.text());
        fillHex();
        fit();
        facts.setText(message == null ? "" : words(message, body));
        facts.setTooltip(message == null ? null : new Tooltip(facts.getText()));
        nothing.setText(
                message == null
                        ? "Choose a message to see what is in it."
                        : "0 bytes: a zero-length message is legal. It carries its priority and nothing else.");
        arrange();
    }

    private void arrange() {
        boolean any = shown != null && shown.size() > 0;
        text.setVisible(any && asText.isSelected());
        hex.setVisible(any && asHex.isSelected());
        nothing.setVisible(!any);
        copy.setDisable(!any);
    }

    private static String words(Message message, TextBody body) {
        String size = message.size() == 1 ? "1 byte" : String.format(Locale.ROOT, "%,d bytes", message.size());
        String cut = body.shown() < message.size()
                ? String.format(Locale.ROOT, " · text shows the first %,d", body.shown())
                : "";
        return size + " · priority " + message.priority() + (body.utf8() ? "" : " · not UTF-8") + cut;
    }

    /// Shows the bytes rather than the text, or the other way round.
    public void showHex(boolean bytes) {
        (bytes ? asHex : asText).setSelected(true);
    }

    /// The pane.
    public Region view() {
        return view;
    }
}
