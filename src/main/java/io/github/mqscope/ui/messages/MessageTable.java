package io.github.mqscope.ui.messages;

import atlantafx.base.theme.Styles;
import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.Printable;
import io.github.mqscope.ui.viewer.ViewerPane;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Messages as a table above a viewer of the one that is chosen.
final class MessageTable {
    private static final int PREVIEW = 120;

    private final TableView<MessageRow> table = new TableView<>();
    private final ViewerPane viewer = new ViewerPane();
    private final SplitPane view = new SplitPane(table, viewer.view());

    MessageTable(String id, String first, boolean timed) {
        table.setId(id);
        table.setAccessibleText("Messages");
        table.getStyleClass().addAll(Styles.STRIPED, Styles.DENSE);
        table.getColumns().add(number(first, 56, MessageRow::position));
        if (timed) {
            table.getColumns().add(text("When", 150, MessageRow::when));
        }
        table.getColumns().add(number("Priority", 72, row -> row.message().priority()));
        table.getColumns().add(number("Bytes", 64, row -> row.message().size()));
        table.getColumns()
                .add(text("Preview", 360, row -> Printable.of(row.message().body(), PREVIEW)));
        Label nothing = new Label("Nothing to show");
        nothing.getStyleClass().add("muted");
        table.setPlaceholder(nothing);
        table.getSelectionModel().selectedItemProperty().addListener((o, was, now) -> choose(now));
        view.setOrientation(Orientation.VERTICAL);
        view.setDividerPositions(0.55);
    }

    private void choose(@Nullable MessageRow row) {
        Message message = row == null ? null : row.message();
        viewer.show(message);
    }

    private static TableColumn<MessageRow, String> text(
            String title, double width, Function<MessageRow, String> words) {
        TableColumn<MessageRow, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(words.apply(row.getValue())));
        column.setPrefWidth(width);
        return column;
    }

    private static TableColumn<MessageRow, Long> number(String title, double width, ToLongFunction<MessageRow> value) {
        TableColumn<MessageRow, Long> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.applyAsLong(row.getValue())));
        column.getStyleClass().add("numbers");
        column.setPrefWidth(width);
        return column;
    }

    /// Shows `rows`; what was chosen stays chosen if it is still there.
    void show(List<MessageRow> rows) {
        MessageRow chosen = table.getSelectionModel().getSelectedItem();
        if (rows.equals(table.getItems())) {
            return;
        }
        table.getItems().setAll(rows);
        if (chosen != null && rows.contains(chosen)) {
            table.getSelectionModel().select(chosen);
        } else if (!rows.isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    Region view() {
        return view;
    }
}
