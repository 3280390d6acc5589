package io.github.mqscope.ui.create;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.theme.Styles;
import io.github.mqscope.ui.Consent;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Sheets over the window: one at a time, Escape closes it. Before an act that loses something one asks: the
/// button names the act, the focus is on Cancel.
public final class Sheets implements Consent {
    private static final Words WORDS = Words.of(Sheets.class);

    private static final double COLUMNS_APART = 32;
    private static final double LINES_APART = 4;

    private final Settled settled = new Settled();
    private final ModalPane modal = new ModalPane();

    /// Nothing shown yet.
    public Sheets() {
        modal.setId("sheets");
        modal.setInTransitionFactory(null);
        modal.setOutTransitionFactory(null);
    }

    /// The layer to lay over the window.
    public Node layer() {
        return modal;
    }

    /// Shows a sheet.
    public void show(Region sheet, Node focus) {
        modal.setAlignment(Pos.CENTER);
        modal.show(sheet);
        focus.requestFocus();
        Platform.runLater(() -> focus(focus)); // The layer takes the focus itself once it shows.
    }

    private static void focus(Node focus) {
        focus.requestFocus();
        if (focus instanceof TextInputControl text) {
            text.end();
        }
    }

    /// Closes it.
    public void hide() {
        modal.hide(true);
    }

    /// Whether one is open.
    public boolean isOpen() {
        return modal.isDisplay();
    }

    /// Shows lines to read.
    public void tell(String title, List<String> lines) {
        VBox sheet = sheet(title);
        lines.forEach(line -> sheet.getChildren().add(WrappedLine.saying(line)));
        showToRead(sheet);
    }

    /// Shows names and what they mean, to read; in two columns where there is room.
    public void table(String title, Map<String, String> lines) {
        List<Map.Entry<String, String>> all = List.copyOf(lines.entrySet());
        int half = (all.size() + 1) / 2;
        FlowPane columns = new FlowPane(
                COLUMNS_APART, LINES_APART, grid(all.subList(0, half)), grid(all.subList(half, all.size())));
        VBox sheet = sheet(title, columns);
        sheet.getStyleClass().add("wide");
        showToRead(sheet);
    }

    private static GridPane grid(List<Map.Entry<String, String>> lines) {
        GridPane grid = new GridPane(16, LINES_APART);
        lines.forEach(line -> {
            Label key = new Label(line.getKey());
            key.getStyleClass().add("section-title");
            key.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(grid.getRowCount(), key, new Label(line.getValue()));
        });
        return grid;
    }

    /// Shows a sheet to read, with a button that closes it.
    public void showToRead(VBox sheet) {
        show(sheet, closing(sheet));
    }

    /// Gives a sheet a button that closes it.
    public Button closing(VBox sheet) {
        Button close = leaving("sheet-close", "close");
        sheet.getChildren().add(buttons(close));
        return close;
    }

    /// A button that closes the sheet without doing anything.
    public Button cancel() {
        return leaving("sheet-cancel", "cancel");
    }

    private Button leaving(String id, String words) {
        Button button = new Button(WORDS.get(words));
        button.setId(id);
        button.setCancelButton(true);
        button.setOnAction(e -> hide());
        return button;
    }

    @Override
    public void ask(String question, List<String> consequences, String act, Runnable then) {
        confirm(question, consequences, act, then, List.of());
    }

    @Override
    public void askOnce(String kind, String question, List<String> consequences, String act, Runnable then) {
        if (settled.contains(kind)) {
            then.run();
            return;
        }
        CheckBox noMore = settled.box();
        Runnable noted = () -> {
            settled.note(kind, noMore);
            then.run();
        };
        confirm(question, consequences, act, noted, List.of(noMore));
    }

    private void confirm(
            String question, List<String> consequences, String act, Runnable then, List<? extends Node> more) {
        VBox sheet = sheet(question);
        for (String consequence : consequences) {
            sheet.getChildren().add(WrappedLine.saying(consequence));
        }
        sheet.getChildren().addAll(more);
        Button cancel = cancel();
        Button go = new Button(act);
        go.setId("sheet-act");
        go.getStyleClass().add(Styles.DANGER);
        go.setOnAction(e -> {
            hide();
            then.run();
        });
        sheet.getChildren().add(buttons(cancel, go));
        show(sheet, cancel);
    }

    /// A sheet with a title.
    public static VBox sheet(String title, Node... content) {
        VBox sheet = new VBox(WrappedLine.saying(title, "sheet-title"));
        sheet.getChildren().addAll(content);
        sheet.getStyleClass().add("sheet");
        sheet.setMaxHeight(Region.USE_PREF_SIZE);
        return sheet;
    }

    /// Buttons at the lower right.
    public static HBox buttons(Button... buttons) {
        HBox box = new HBox(8, buttons);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }
}
