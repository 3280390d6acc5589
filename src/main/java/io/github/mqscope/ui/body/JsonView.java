package io.github.mqscope.ui.body;

import io.github.mqscope.body.BodyLook;
import io.github.mqscope.body.Encoding;
import io.github.mqscope.body.JsonOutline;
import io.github.mqscope.body.JsonRow;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// A body as JSON that folds; where it is none, why, and its text.
public final class JsonView implements BodyView {
    private static final Words WORDS = Words.of(JsonView.class);

    private final ListView<Integer> rows = new ListView<>();
    private final TextView text = new TextView("viewer-json-text");
    private final Label note = new Label();
    private final BorderPane view = new BorderPane(rows);
    private List<JsonRow> outline = List.of();
    private JsonFolds folds = new JsonFolds(List.of());
    private boolean broken;

    /// Empty.
    public JsonView() {
        rows.setId("viewer-json");
        rows.setAccessibleText(WORDS.get("json.accessible"));
        rows.getStyleClass().add("json-rows");
        rows.setCellFactory(list -> new JsonCell(this));
        rows.setMinSize(0, 0);
        rows.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        note.setId("viewer-json-note");
        WrappedLine.wrap(note, "body-note");
        note.setMaxWidth(Double.MAX_VALUE);
        view.setMinSize(0, 0);
        view.getStyleClass().add("body-view");
        view.getStylesheets().add(TextView.stylesheet());
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void show(BodyLook body, Encoding encoding) {
        JsonOutline json = body.json().orElse(NONE);
        broken = json.error().isPresent();
        outline = broken ? List.of() : json.rows();
        folds = new JsonFolds(outline);
        refresh(0);
        view.setCenter(broken ? text.view() : rows);
        json.error().ifPresentOrElse(problem -> fallBack(body, encoding, problem), () -> say(json));
    }

    private static final JsonOutline NONE =
            new JsonOutline(List.of(), true, Optional.of(new JsonOutline.Problem(1, 1, 0, WORDS.get("json.none"))));

    private void fallBack(BodyLook body, Encoding encoding, JsonOutline.Problem problem) {
        text.show(body, encoding);
        note.setText(WORDS.get("json.broken", problem.line(), problem.column(), problem.why()));
        note.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
        view.setTop(note);
        int at = (int) Math.min(problem.offset(), body.bytes().length - 1L);
        if (at > 0) {
            text.reveal(at, 1);
        }
    }

    private void say(JsonOutline json) {
        note.setText(WORDS.get("json.first", JsonOutline.MOST_ROWS));
        note.setGraphic(Icons.of(Feather.INFO));
        view.setTop(json.whole() ? null : note);
    }

    JsonRow row(int number) {
        return outline.get(number);
    }

    JsonFolds folds() {
        return folds;
    }

    private void refresh(int chosen) {
        List<Integer> visible = folds.visible();
        rows.setItems(FXCollections.observableList(visible));
        int index = java.util.Collections.binarySearch(visible, chosen);
        if (!visible.isEmpty()) {
            rows.getSelectionModel().select(Math.max(0, index));
            rows.getFocusModel().focus(Math.max(0, index));
        }
    }

    void toggle(int row) {
        fold(row, !folds.isFolded(row));
    }

    private void fold(int row, boolean fold) {
        folds.fold(row, fold);
        refresh(row);
    }

    private void key(KeyEvent key) {
        Integer row = rows.getSelectionModel().getSelectedItem();
        if (row == null || key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        switch (key.getCode()) {
            case LEFT -> left(row);
            case RIGHT -> fold(row, false);
            case ENTER, SPACE -> toggle(row);
            case MULTIPLY -> all(row, false);
            case DIVIDE -> all(row, true);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void left(int row) {
        boolean open = folds.folds(row) && !folds.isFolded(row);
        if (open) {
            fold(row, true);
        } else {
            refresh(folds.parent(row));
        }
    }

    private void all(int row, boolean fold) {
        if (fold) {
            folds.foldAll();
        } else {
            folds.unfoldAll();
        }
        refresh(row);
    }

    @Override
    public void reveal(int offset, int length) {
        if (broken) {
            text.reveal(offset, length);
        } else if (!outline.isEmpty()) {
            int row = folds.rowAt(offset);
            folds.uncover(row);
            refresh(row);
            rows.scrollTo(Math.max(0, rows.getSelectionModel().getSelectedIndex() - 2));
        }
    }
}
