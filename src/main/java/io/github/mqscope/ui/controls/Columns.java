package io.github.mqscope.ui.controls;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;

/// Columns of values, with an id by which they are remembered.
public final class Columns {
    private Columns() {}

    /// A column of text.
    public static <R> TableColumn<R, String> text(String id, String title, double width, Function<R, String> value) {
        TableColumn<R, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setId(id);
        column.setPrefWidth(width);
        return column;
    }

    /// A column of numbers: to the right, sorted by value.
    public static <R, N extends Number> TableColumn<R, N> number(
            String id, String title, double width, Function<R, N> value) {
        TableColumn<R, N> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setId(id);
        column.setPrefWidth(width);
        column.getStyleClass().add("numbers");
        return column;
    }
}
