package io.github.mqscope.ui.queues;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.mqueue.QueueKey;
import io.github.mqscope.ui.MessageDrag;
import io.github.mqscope.ui.Pace;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.filter.FilterBox;
import io.github.mqscope.ui.theme.Icons;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The list of queues with its filter.
public final class QueuesPane {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.CONTROL_DOWN);
    private static final Duration AT_MOST_EVERY = Duration.millis(250);

    private final UiContext context;
    private final QueueActions actions;
    private final QueueRows rows = new QueueRows();
    private final FilteredList<QueueRow> filtered = new FilteredList<>(rows.list());
    private final TableView<QueueRow> table = new TableView<>();
    private final FilterBox<QueueRow> filter =
            new FilterBox<>("queue-filter", "queues  (Ctrl+F)", QueueRow.EXPLAINED, QueueRow.GRAMMAR, this::filter);
    private final BorderPane view = new BorderPane();
    private Predicate<QueueRow> wanted = row -> true;
    private boolean selecting;
    private boolean byHand;

    /// @param actions what the list asks the window to do
    public QueuesPane(UiContext context, QueueActions actions) {
        this.context = context;
        this.actions = actions;
        filter.onEscape(table::requestFocus);
        buildTable();
        HBox head = new HBox(filter.view(), create());
        head.getStyleClass().add("pane-head");
        HBox.setHgrow(filter.view(), Priority.ALWAYS);
        view.setTop(head);
        view.setCenter(table);
        view.setMinWidth(240);
        Pace pace = new Pace(AT_MOST_EVERY, this::update);
        context.snapshot().addListener((o, was, now) -> pace.ask());
        context.selected().addListener((o, was, now) -> {
            if (!byHand) {
                select(now);
            }
        });
        update();
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
        table.getColumns().setAll(QueueColumns.all());
        table.getSortOrder().add(table.getColumns().getFirst());
        table.setTableMenuButtonVisible(true);
        buildContextMenu();
        listenToKeys();
        MessageDrag.take(
                table,
                (row, messages) -> context.composer()
                        .copyTo(messages, Optional.of(row.now().key())));
        table.getSelectionModel().selectedItemProperty().addListener((o, was, now) -> selectedByHand(now));
    }

    private Button create() {
        Button create = new Button("", Icons.of(Feather.PLUS));
        create.setId("queue-create");
        create.getStyleClass().add(Styles.BUTTON_ICON);
        create.setTooltip(new Tooltip("Create a queue  (Ctrl+N)"));
        create.setAccessibleText("Create a queue");
        create.setOnAction(e -> actions.create().run());
        return create;
    }

    // Shown by hand: as the table's own context menu its keys would act everywhere in the window.
    private void buildContextMenu() {
        ContextMenu menu = new ContextMenu(
                item("Go to the queue", new KeyCodeCombination(KeyCode.ENTER), actions.enter()),
                item("Copy name", COPY, actions.copyName()),
                new SeparatorMenuItem(),
                item("Create queue…", null, actions.create()),
                item("Unlink…", new KeyCodeCombination(KeyCode.DELETE), actions.unlink()));
        table.setOnContextMenuRequested(e -> {
            menu.show(table, e.getScreenX(), e.getScreenY());
            e.consume();
        });
        table.setOnMousePressed(e -> menu.hide());
    }

    private static MenuItem item(String text, @Nullable KeyCombination key, Runnable act) {
        MenuItem item = new MenuItem(text);
        item.setAccelerator(key);
        item.setOnAction(e -> act.run());
        return item;
    }

    private void listenToKeys() {
        table.setOnKeyPressed(key -> {
            if (COPY.match(key)) {
                actions.copyName().run();
            } else if (key.getCode() == KeyCode.DELETE) {
                actions.unlink().run();
            } else if (key.getCode() == KeyCode.ENTER) {
                actions.enter().run();
            } else {
                return;
            }
            key.consume();
        });
        table.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2 && table.getSelectionModel().getSelectedItem() != null) {
                actions.enter().run();
            }
        });
    }

    private void update() {
        Snapshot now = context.snapshot().get();
        if (now != null) {
            quietly(() -> refresh(now));
            keepSelection();
        }
    }

    private void refresh(Snapshot now) {
        if (rows.update(now)) {
            if (!filter.isEmpty()) {
                applyFilter();
            }
            sort();
        }
    }

    // To sort again has every visible cell made anew, also where the order stays.
    private void sort() {
        if (!isInOrder(table.getItems(), table.getComparator())) {
            table.sort();
        }
    }

    private static boolean isInOrder(List<QueueRow> rows, @Nullable Comparator<? super QueueRow> order) {
        return order == null
                || IntStream.range(1, rows.size()).allMatch(i -> order.compare(rows.get(i - 1), rows.get(i)) <= 0);
    }

    private void filter(Predicate<QueueRow> now) {
        wanted = now;
        quietly(this::applyFilter);
        keepSelection();
    }

    // A new predicate object each time: the rows' contents may have changed under the same filter.
    private void applyFilter() {
        Predicate<QueueRow> now = wanted;
        filtered.setPredicate(filter.isEmpty() ? null : now::test);
    }

    // What moves rows must not look as if a person had chosen another queue.
    private void quietly(Runnable change) {
        selecting = true;
        try {
            change.run();
        } finally {
            selecting = false;
        }
    }

    private void keepSelection() {
        QueueKey key = context.selected().get();
        if ((key == null || rows.get(key) == null) && !table.getItems().isEmpty()) {
            context.selected().set(table.getItems().getFirst().now().key());
        } else if (key != null && rows.get(key) == null) {
            context.selected().set(null);
        } else {
            quietly(() -> mark(key));
        }
    }

    // A row that the filter hides stays the selected queue, and is marked again when it comes back.
    private void mark(@Nullable QueueKey key) {
        QueueRow row = key == null ? null : rows.get(key);
        if (row == null || !table.getItems().contains(row)) {
            table.getSelectionModel().clearSelection();
        } else if (!row.equals(table.getSelectionModel().getSelectedItem())
                || table.getSelectionModel().getSelectedIndices().size() != 1) {
            table.getSelectionModel().clearAndSelect(table.getItems().indexOf(row));
        }
    }

    private void select(@Nullable QueueKey key) {
        quietly(() -> mark(key));
        if (table.getSelectionModel().getSelectedItem() != null) {
            table.scrollTo(table.getSelectionModel().getSelectedItem());
        }
    }

    private void selectedByHand(@Nullable QueueRow row) {
        if (row != null && !selecting) {
            byHand = true;
            context.selected().set(row.now().key());
            byHand = false;
        }
    }

    /// Puts the keyboard into the filter box.
    public void focusFilter() {
        filter.focus();
    }

    /// Puts the keyboard into the list.
    public void focusList() {
        table.requestFocus();
    }

    /// The pane.
    public Region view() {
        return view;
    }
}
