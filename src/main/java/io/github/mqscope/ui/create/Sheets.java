package io.github.mqscope.ui.create;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.theme.Styles;
import io.github.mqscope.ui.Consent;
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
        Label head = new Label(title);
        head.getStyleClass().add("sheet-title");
        VBox sheet = sheet(head);
        lines.forEach(line -> sheet.getChildren().add(wrapped(line)));
        showToRead(sheet);
    }

    /// Shows names and what they mean, to read; in two columns where there is room.
    public void table(String title, Map<String, String> lines) {
        Label head = new Label(title);
        head.getStyleClass().add("sheet-title");
        List<Map.Entry<String, String>> all = List.copyOf(lines.entrySet());
        int half = (all.size() + 1) / 2;
        FlowPane columns = new FlowPane(
                COLUMNS_APART, LINES_APART, grid(all.subList(0, half)), grid(all.subList(half, all.size())));
        VBox sheet = sheet(head);
        sheet.getStyleClass().add("wide");
        sheet.getChildren().add(columns);
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
        Button close = new Button(WORDS.get("close"));
        close.setId("sheet-close");
        close.setCancelButton(true);
        close.setOnAction(e -> hide());
        sheet.getChildren().add(buttons(close));
        show(sheet, close);
    }

    private static Label wrapped(String text) {
        Label line = new Label(text);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
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
        Label title = new Label(question);
        title.getStyleClass().add("sheet-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        VBox sheet = sheet(title);
        for (String consequence : consequences) {
            sheet.getChildren().add(wrapped(consequence));
        }
        sheet.getChildren().addAll(more);
        Button cancel = new Button(WORDS.get("cancel"));
        cancel.setId("sheet-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> hide());
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
    public static VBox sheet(Node title) {
        VBox sheet = new VBox(title);
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
