package io.github.mqscope.ui.controls;

import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Keeps a table's columns as a person has arranged them: which are shown, in which order, how wide, and by which
/// it is sorted. A right click on a header offers them, and their first arrangement again.
///
/// @param <R> a row
public final class RememberedColumns<R> {
    private static final Words WORDS = Words.of(RememberedColumns.class);
    private static final int MOST = 64;

    private final TableView<R> table;
    private final ObservableList<Map<String, String>> kept;
    private final List<TableColumn<R, ?>> firstOrder;
    private final List<Map<String, String>> first;
    private final ScaledColumns widths;
    private boolean asked;
    private boolean restoring;

    private RememberedColumns(Settings settings, String key, TableView<R> table) {
        this.table = table;
        this.kept = settings.records(key + ".columns");
        this.firstOrder = List.copyOf(table.getColumns());
        this.widths = ScaledColumns.of(table, firstOrder);
        this.first = arrangement();
        if (!kept.isEmpty()) {
            restore(List.copyOf(kept));
        }
        table.getColumns().addListener((ListChangeListener<TableColumn<R, ?>>) change -> ask());
        table.getSortOrder().addListener((ListChangeListener<TableColumn<R, ?>>) change -> ask());
        for (TableColumn<R, ?> column : firstOrder) {
            column.visibleProperty().addListener((o, was, now) -> ask());
            column.widthProperty().addListener((o, was, now) -> ask());
            column.sortTypeProperty().addListener((o, was, now) -> ask());
        }
    }

    /// Remembers the columns of a table, each of which has an id, from now on.
    /// @param key what they are remembered under, such as `messages.peeked`
    public static <R> RememberedColumns<R> of(Settings settings, String key, TableView<R> table) {
        return new RememberedColumns<>(settings, key, table);
    }

    /// Offers to choose columns at the headers of the table.
    public void menu(TableView<R> of) {
        of.getColumns().forEach(column -> column.setContextMenu(menu()));
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        for (TableColumn<R, ?> column : firstOrder) {
            CheckMenuItem item = new CheckMenuItem(column.getText());
            item.selectedProperty().bindBidirectional(column.visibleProperty());
            menu.getItems().add(item);
        }
        MenuItem reset = new MenuItem(WORDS.get("columns.reset"));
        reset.setOnAction(e -> reset());
        menu.getItems().addAll(new SeparatorMenuItem(), reset);
        return menu;
    }

    /// Arranges them as they were at first.
    public void reset() {
        restore(first);
        ask();
    }

    // Widths change many times in one drag.
    private void ask() {
        if (!asked && !restoring) {
            asked = true;
            Platform.runLater(() -> {
                asked = false;
                kept.setAll(arrangement());
            });
        }
    }

    private List<Map<String, String>> arrangement() {
        List<Map<String, String>> columns = new ArrayList<>();
        for (TableColumn<R, ?> column : table.getColumns()) {
            int sorted = table.getSortOrder().indexOf(column);
            columns.add(Map.of(
                    "id",
                    column.getId(),
                    "shown",
                    "" + column.isVisible(),
                    "width",
                    "" + Math.round(widths.width(column) / widths.scale()),
                    "sorted",
                    sorted < 0 ? "" : sorted + " " + column.getSortType()));
        }
        return columns;
    }

    private void restore(List<Map<String, String>> columns) {
        restoring = true;
        List<TableColumn<R, ?>> order = new ArrayList<>();
        List<TableColumn<R, ?>> sort = new ArrayList<>();
        for (Map<String, String> one : columns.subList(0, Math.min(MOST, columns.size()))) {
            find(one.getOrDefault("id", ""))
                    .filter(column -> !order.contains(column))
                    .ifPresent(column -> {
                        order.add(column);
                        restore(column, one, sort);
                    });
        }
        firstOrder.stream().filter(column -> !order.contains(column)).forEach(order::add);
        if (!order.equals(table.getColumns())) {
            table.getColumns().setAll(order);
        }
        table.getSortOrder().setAll(sort);
        restoring = false;
    }

    private void restore(TableColumn<R, ?> column, Map<String, String> one, List<TableColumn<R, ?>> sort) {
        column.setVisible(!"false".equals(one.get("shown")));
        try {
            column.setPrefWidth(Double.parseDouble(one.getOrDefault("width", "")) * widths.scale());
        } catch (NumberFormatException unreadable) {
            // The width it has will do.
        }
        String sorted = one.getOrDefault("sorted", "");
        if (!sorted.isEmpty()) {
            column.setSortType(
                    sorted.endsWith("DESCENDING") ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
            sort.add(column);
        }
    }

    private Optional<TableColumn<R, ?>> find(String id) {
        return firstOrder.stream().filter(column -> id.equals(column.getId())).findFirst();
    }
}
