package io.github.mqscope.ui.queues;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.mqueue.QueueAttributes;
import io.github.mqscope.mqueue.QueueKey;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.theme.Icons;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The list of queues with its filter.
public final class QueuesPane {
    private final UiContext context;
    private final Runnable unlink;
    private final QueueRows rows = new QueueRows();
    private final FilteredList<QueueRow> filtered = new FilteredList<>(rows.list());
    private final TableView<QueueRow> table = new TableView<>();
    private final CustomTextField filter = new CustomTextField();
    private final BorderPane view = new BorderPane();
    private boolean selecting;

    /// @param unlink asks whether to unlink the selected queue
    public QueuesPane(UiContext context, Runnable unlink) {
        this.context = context;
        this.unlink = unlink;
        buildFilter();
        buildTable();
        HBox head = new HBox(filter);
        head.getStyleClass().add("pane-head");
        HBox.setHgrow(filter, Priority.ALWAYS);
        view.setTop(head);
        view.setCenter(table);
        view.setMinWidth(240);
        context.snapshot().addListener((o, was, now) -> update(now));
        context.selected().addListener((o, was, now) -> select(now));
        update(context.snapshot().get());
    }

    private void buildFilter() {
        filter.setId("queue-filter");
        filter.setLeft(Icons.of(Feather.SEARCH));
        filter.setPromptText("Filter queues  (Ctrl+F)");
        filter.setTooltip(new Tooltip("Shows queues whose name, owner or process contains this"));
        filter.setAccessibleText("Filter queues");
        filter.textProperty().addListener((o, was, now) -> filtered.setPredicate(row -> row.matches(now)));
        filter.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                filter.clear();
                table.requestFocus();
            }
        });
    }

    private void buildTable() {
        table.setId("queues");
        table.setAccessibleText("Queues");
        table.getStyleClass().addAll(Styles.STRIPED, Styles.DENSE);
        Label nothing = new Label("No queue matches the filter");
        nothing.getStyleClass().add("muted");
        table.setPlaceholder(nothing);
        var sorted = new SortedList<>(filtered);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        TableColumn<QueueRow, QueueState> name = text("Name", 190, s -> s.name().toString());
        name.setComparator(Comparator.comparing(QueueState::name));
        table.getColumns().add(name);
        table.getColumns().add(depth());
        table.getColumns().add(marks());
        table.getColumns().add(number("Bytes", 76, s -> s.status().map(st -> st.qsize()).orElse(-1L)));
        table.getColumns().add(number("Max size", 76, s -> s.attributes().map(QueueAttributes::msgsize).orElse(-1L)));
        table.getColumns().add(text("Mode", 60, s -> String.format(Locale.ROOT, "%04o", s.mode())));
        table.getColumns().add(text("Owner", 84, QueueState::owner));
        table.setTableMenuButtonVisible(true);
        table.setContextMenu(contextMenu());
        table.getSelectionModel().selectedItemProperty().addListener((o, was, now) -> selectedByHand(now));
    }

    private ContextMenu contextMenu() {
        MenuItem copy = new MenuItem("Copy name");
        copy.setAccelerator(new KeyCodeCombination(KeyCode.C, KeyCombination.CONTROL_DOWN));
        copy.setOnAction(e -> copyName());
        MenuItem remove = new MenuItem("Unlink…");
        remove.setAccelerator(new KeyCodeCombination(KeyCode.DELETE));
        remove.setOnAction(e -> unlink.run());
        return new ContextMenu(copy, new SeparatorMenuItem(), remove);
    }

    private void copyName() {
        context.selectedQueue().ifPresent(queue -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(queue.name().toString());
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    private static TableColumn<QueueRow, QueueState> column(String title, double width) {
        TableColumn<QueueRow, QueueState> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> row.getValue().state());
        column.setPrefWidth(width);
        return column;
    }

    private static TableColumn<QueueRow, QueueState> text(
            String title, double width, Function<QueueState, String> words) {
        TableColumn<QueueRow, QueueState> column = column(title, width);
        column.setComparator(Comparator.comparing(words));
        column.setCellFactory(c -> new TextCell(words));
        return column;
    }

    private static TableColumn<QueueRow, QueueState> number(
            String title, double width, Function<QueueState, Long> value) {
        TableColumn<QueueRow, QueueState> column = column(title, width);
        column.setComparator(Comparator.comparing(value));
        column.getStyleClass().add("numbers");
        column.setCellFactory(c -> {
            TextCell cell = new TextCell(s -> value.apply(s) < 0 ? "?" : String.valueOf(value.apply(s)));
            cell.getStyleClass().add("numbers");
            return cell;
        });
        return column;
    }

    private static TableColumn<QueueRow, QueueState> depth() {
        TableColumn<QueueRow, QueueState> column = column("Messages", 150);
        column.setComparator(Comparator.comparingDouble(QueueState::fill).thenComparingLong(QueueState::depth));
        column.setCellFactory(c -> new DepthCell());
        return column;
    }

    private static TableColumn<QueueRow, QueueState> marks() {
        TableColumn<QueueRow, QueueState> column = column("Waiting", 84);
        column.setComparator(Comparator.comparingInt(s -> s.blocked().size()));
        column.setCellFactory(c -> new MarksCell());
        return column;
    }

    private void update(@Nullable Snapshot now) {
        if (now == null) {
            return;
        }
        selecting = true;
        try {
            rows.update(now);
            if (table.getSortOrder().isEmpty()) {
                table.getSortOrder().add(table.getColumns().getFirst());
            }
            reselect();
        } finally {
            selecting = false;
        }
    }

    private void reselect() {
        QueueKey key = context.selected().get();
        QueueRow row = key == null ? null : rows.get(key);
        if (row == null) {
            if (key != null) {
                context.selected().set(null);
            }
            if (!table.getItems().isEmpty()) {
                context.selected().set(table.getItems().getFirst().now().key());
                select(context.selected().get());
            }
        } else if (table.getSelectionModel().getSelectedItem() != row) {
            table.getSelectionModel().select(row);
        }
    }

    private void select(@Nullable QueueKey key) {
        QueueRow row = key == null ? null : rows.get(key);
        if (row == null) {
            table.getSelectionModel().clearSelection();
        } else if (table.getSelectionModel().getSelectedItem() != row) {
            table.getSelectionModel().select(row);
            table.scrollTo(row);
        }
    }

    private void selectedByHand(@Nullable QueueRow row) {
        if (row != null && !selecting) {
            context.selected().set(row.now().key());
        }
    }

    /// Puts the keyboard into the filter box.
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    /// The pane.
    public Region view() {
        return view;
    }
}
