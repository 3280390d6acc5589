package io.github.mqscope.ui.struct;

import io.github.mqscope.body.struct.StructField;
import io.github.mqscope.ui.controls.ScaledColumns;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;

/// The fields of a struct as a tree: name, value, type, offset and size.
final class FieldTable {
    private static final Words WORDS = Words.of(FieldTable.class);
    private static final int OPEN_AT_FIRST = 16;
    private static final double VALUE_LEAST = 90;
    private static final double SCROLL_BAR = 18;
    private static final PseudoClass PADDING = PseudoClass.getPseudoClass("padding");
    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

    private final TreeTableView<StructField> table = new TreeTableView<>();

    FieldTable() {
        table.setId("struct-fields");
        table.setAccessibleText(WORDS.get("fields.accessible"));
        table.setShowRoot(false);
        table.setMinSize(0, 0);
        table.setPlaceholder(new Label(""));
        table.getStyleClass().addAll("struct-fields", "striped");
        table.setRowFactory(t -> new Row());
        TreeTableColumn<StructField, String> value =
                column(WORDS.get("fields.value"), VALUE_LEAST, "struct-mono", FieldTable::value);
        table.getColumns().add(column(WORDS.get("fields.name"), 110, "struct-mono", FieldTable::name));
        table.getColumns().add(value);
        table.getColumns().add(column(WORDS.get("fields.type"), 96, "struct-type", StructField::type));
        table.getColumns().add(column(WORDS.get("fields.offset"), 68, "numbers", StructField::offset));
        table.getColumns().add(column(WORDS.get("fields.size"), 60, "numbers", StructField::size));
        fill(value);
        ScaledColumns.of(table, table.getColumns());
    }

    // The value takes the room that the others leave. The toolkit's own policies squeeze it when the table shrinks
    // and never give the room back.
    private void fill(TreeTableColumn<StructField, String> value) {
        DoubleBinding room = table.widthProperty().subtract(SCROLL_BAR);
        for (TreeTableColumn<StructField, ?> column : table.getColumns()) {
            room = column.equals(value) ? room : room.subtract(column.widthProperty());
        }
        value.prefWidthProperty().bind(Bindings.max(VALUE_LEAST, room));
    }

    private static TreeTableColumn<StructField, String> column(
            String title, double width, String style, Function<StructField, String> words) {
        TreeTableColumn<StructField, String> column = new TreeTableColumn<>(title);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(words.apply(cell.getValue().getValue())));
        column.getStyleClass().add(style);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(60, width));
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    private static String name(StructField field) {
        return switch (field.kind()) {
            case PADDING -> WORDS.get("fields.padding");
            case TRAILING -> WORDS.get("fields.trailing");
            case MORE -> WORDS.get("fields.more", Long.parseLong(field.name()));
            case MISSING -> field.name().isEmpty() ? WORDS.get("fields.padding") : field.name();
            case FIELD -> field.name().isEmpty() ? WORDS.get("fields.unnamed") : field.name();
        };
    }

    private static String value(StructField field) {
        if (field.kind() != StructField.Kind.MISSING) {
            return field.value();
        }
        return field.value().isEmpty() ? WORDS.get("fields.missing") : WORDS.get("fields.cut", field.value());
    }

    TreeTableView<StructField> view() {
        return table;
    }

    void show(List<StructField> fields) {
        int chosen = table.getSelectionModel().getSelectedIndex();
        TreeItem<StructField> root = new TreeItem<>();
        fields.forEach(field -> root.getChildren().add(item(field)));
        root.setExpanded(true);
        table.setRoot(root);
        if (chosen >= 0 && chosen < table.getExpandedItemCount()) {
            table.getSelectionModel().select(chosen);
        }
    }

    private static TreeItem<StructField> item(StructField field) {
        TreeItem<StructField> item = new TreeItem<>(field);
        field.children().forEach(child -> item.getChildren().add(item(child)));
        item.setExpanded(field.value().isEmpty() && field.children().size() <= OPEN_AT_FIRST);
        return item;
    }

    /// Chooses the innermost field that holds a byte.
    void reveal(int offset) {
        TreeItem<StructField> at = table.getRoot();
        for (TreeItem<StructField> next = at; next != null; next = holder(at, offset)) {
            at = next;
            at.setExpanded(true);
        }
        int row = at == null ? -1 : table.getRow(at);
        if (row >= 0) {
            table.getSelectionModel().select(row);
            table.scrollTo(Math.max(0, row - 2));
        }
    }

    private static @Nullable TreeItem<StructField> holder(TreeItem<StructField> of, int offset) {
        long bit = offset * 8L;
        return of.getChildren().stream()
                .filter(i -> i.getValue().bit() < bit + 8
                        && bit < i.getValue().bit() + i.getValue().bits())
                .findFirst()
                .orElse(null);
    }

    private static final class Row extends TreeTableRow<StructField> {
        @Override
        protected void updateItem(@Nullable StructField field, boolean empty) {
            super.updateItem(field, empty);
            StructField.Kind kind = empty || field == null ? StructField.Kind.FIELD : field.kind();
            pseudoClassStateChanged(PADDING, kind != StructField.Kind.FIELD && kind != StructField.Kind.MISSING);
            pseudoClassStateChanged(MISSING, kind == StructField.Kind.MISSING);
        }
    }
}
