package io.github.mqscope.ui.viewer;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.ui.MessageDrag;
import io.github.mqscope.ui.Preparation;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.controls.Follower;
import io.github.mqscope.ui.controls.RememberedColumns;
import io.github.mqscope.ui.controls.RowsInSight;
import io.github.mqscope.ui.controls.SwappedList;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Theme;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A dense table of messages, one of which may be chosen.
public final class MessageTable {
    /// What a column shows.
    public enum Column {
        /// Place in receive order.
        POSITION,
        TIME,
        /// Sent or received.
        DIRECTION,
        PRIORITY,
        SIZE,
        /// The process that sent it, where a trace has seen it.
        SENDER,
        /// Since when it is in the queue, likewise.
        AGE,
        PREVIEW
    }

    private final SwappedList<MessageRow> rows = new SwappedList<>();
    private final TableView<MessageRow> table = new TableView<>(rows);
    private final Preparation preparation = new Preparation("messages");
    private @Nullable Supplier<Made> made;
    private MessageRows shown = MessageRows.NONE;
    private final Map<Column, Boolean> known = new EnumMap<>(Column.class);
    private final ReadOnlyObjectWrapper<@Nullable MessageRow> chosenRow = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Message> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Message> whole = new ReadOnlyObjectWrapper<>();
    private final CopyMenu copies = new CopyMenu(this::toCopy);
    private final ContextMenu menu = new ContextMenu(copies.items().toArray(MenuItem[]::new));
    private final Label nothing = new Label("");
    private final ObservableValue<@Nullable Double> scale;
    private Optional<QueueName> queue = Optional.empty();
    private @Nullable Follower follower;
    private boolean renewing;

    /// Rows to show.
    ///
    /// @param rows in their order, not to be changed; one may be made when it is looked at
    /// @param then what else is shown with them
    public record Made(List<MessageRow> rows, Runnable then) {}

    /// @param id      of the table
    /// @param purpose what it lists, for a reader who cannot see it
    /// @param columns from the left; [Column#PREVIEW] takes the room that is left
    public MessageTable(String id, String purpose, Column... columns) {
        table.setId(id);
        table.setAccessibleText(purpose);
        table.getStyleClass().addAll("messages-table", Styles.STRIPED);
        for (Column column : columns) {
            TableColumn<MessageRow, ?> made = MessageColumns.of(column);
            made.setId(column.name());
            table.getColumns().add(made);
        }
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        nothing.setWrapText(true);
        table.setPlaceholder(nothing);
        table.setMinHeight(0);
        table.setSortPolicy(sorted -> sortAgain());
        table.getStylesheets()
                .add(Objects.requireNonNull(MessageTable.class.getResource("viewer.css"))
                        .toExternalForm());
        MessageDrag.offer(table, whole::get);
        listen();
        scale = Theme.scale(table);
        table.widthProperty().subscribe(this::fit);
        scale.subscribe(() -> Platform.runLater(this::fit)); // After they have been scaled.
        table.getVisibleLeafColumns().addListener((Observable o) -> fit());
    }

    private void fit() {
        Double larger = scale.getValue();
        MessageColumns.fit(table.getColumns(), table.getWidth(), larger == null ? 1 : larger);
    }

    // The menu is shown by hand: as the table's own its keys would act everywhere in the window.
    private void listen() {
        table.setOnContextMenuRequested(e -> {
            if (chosen.get() != null) {
                menu.show(table, e.getScreenX(), e.getScreenY());
            }
            e.consume();
        });
        table.setOnMousePressed(e -> menu.hide());
        table.setOnKeyPressed(key -> {
            if (copies.key(key)) {
                key.consume();
            }
        });
        table.getSelectionModel().selectedItemProperty().addListener((o, was, now) -> {
            if (!renewing) {
                choose(now);
            }
        });
    }

    private void choose(@Nullable MessageRow row) {
        chosenRow.set(row);
        chosen.set(row == null ? null : row.message());
        whole.set(row == null || row.size() > row.message().size() ? null : row.message());
    }

    /// Says that the body of a row, of which the list has the first bytes only, has been read.
    public void complete(MessageRow row, Message message) {
        MessageRow now = table.getSelectionModel().getSelectedItem();
        if (now != null && now.key() == row.key()) {
            whole.set(message);
        }
    }

    /// Says which queue the messages are of, for what is copied of them.
    public void of(QueueName name) {
        queue = Optional.of(name);
    }

    /// Puts acts above the forms to copy in the menu of a message.
    public MessageTable offer(Actions actions, String... ids) {
        List<MenuItem> items = new ArrayList<>();
        for (String id : ids) {
            items.add(actions.item(id));
        }
        items.add(new SeparatorMenuItem());
        menu.getItems().addAll(0, items);
        return this;
    }

    private CopyMenu.@Nullable Chosen toCopy() {
        MessageRow row = table.getSelectionModel().getSelectedItem();
        Message message = whole.get();
        return row == null || message == null
                ? null
                : new CopyMenu.Chosen(
                        message, row.seen().map(s -> s.target().name()).or(() -> queue));
    }

    /// Shows rows that are made, and sorted, away from the FX thread, which does the same however many they are. Where
    /// the chosen one is among them it stays chosen.
    public void show(Supplier<Made> how) {
        made = how;
        RowOrder order = RowOrder.of(table);
        preparation.ask(() -> {
            Made fresh = how.get();
            MessageRows all = MessageRows.of(fresh.rows(), order);
            return () -> {
                become(all);
                fresh.then().run();
            };
        });
    }

    /// Shows none, at once.
    public void clear() {
        made = null;
        preparation.forget();
        if (!rows.isEmpty()) {
            become(MessageRows.NONE);
        }
    }

    // Whoever shows the chosen message is not told that it goes and comes again.
    private void become(MessageRows all) {
        MessageRow before = table.getSelectionModel().getSelectedItem();
        renewing = true;
        shown = all;
        rows.become(all);
        select(before == null ? -1 : shown.placeOf(before.key()));
        renewing = false;
        choose(table.getSelectionModel().getSelectedItem());
    }

    private void select(int place) {
        if (place < 0) {
            table.getSelectionModel().clearSelection();
        } else {
            table.getSelectionModel().select(place);
        }
    }

    private boolean sortAgain() {
        Supplier<Made> how = made;
        if (how != null) {
            show(how);
        }
        return true;
    }

    /// Shows rows of a table that follows its end. Where the chosen one is among them it stays chosen.
    public void show(List<MessageRow> all) {
        Follower end = Objects.requireNonNull(follower);
        if (all.equals(table.getItems()) || Growth.of(table, all, end)) {
            return;
        }
        MessageRow before = table.getSelectionModel().getSelectedItem();
        renewing = true;
        table.getItems().setAll(all);
        table.sort();
        end.latest();
        select(placeOf(row -> before != null && row.key() == before.key()));
        renewing = false;
        choose(table.getSelectionModel().getSelectedItem());
    }

    private int placeOf(Predicate<MessageRow> which) {
        return IntStream.range(0, count())
                .filter(i -> which.test(table.getItems().get(i)))
                .findFirst()
                .orElse(-1);
    }

    /// Has it follow its end, as a list does that grows there.
    public Follower follow() {
        table.setItems(FXCollections.observableArrayList());
        table.setSortPolicy(TableView.DEFAULT_SORT_POLICY::call);
        Follower end = new Follower(table);
        follower = end;
        return end;
    }

    /// Remembers how a person arranges the columns.
    public MessageTable remember(Settings settings) {
        RememberedColumns.of(settings, "messages." + table.getId(), table).menu(table);
        return this;
    }

    /// Shows a column, or hides it where nothing is known for it.
    public void show(Column column, boolean visible) {
        Boolean before = known.put(column, visible);
        if (before != null && before == visible) {
            return; // What a person has chosen meanwhile stays.
        }
        table.getColumns().stream()
                .filter(c -> column.name().equals(c.getId()))
                .filter(c -> c.isVisible() != visible)
                .forEach(c -> c.setVisible(visible));
    }

    /// Chooses the row of a key, none where there is none or the key is null.
    public void choose(@Nullable Long key) {
        MessageRow now = table.getSelectionModel().getSelectedItem();
        if (key == null ? now == null : now != null && now.key() == key) {
            return;
        }
        int place = key == null ? -1 : shown.placeOf(key);
        select(place);
        if (place >= 0) {
            table.scrollTo(place);
        }
    }

    /// Brings the chosen row into sight.
    public void reveal() {
        RowsInSight.bring(table, table.getSelectionModel().getSelectedIndex());
    }

    /// The chosen message, null for none.
    public ReadOnlyObjectProperty<@Nullable Message> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// The chosen message with all of its body, null for none and until the body has been read.
    public ReadOnlyObjectProperty<@Nullable Message> whole() {
        return whole.getReadOnlyProperty();
    }

    /// The chosen row, null for none.
    public ReadOnlyObjectProperty<@Nullable MessageRow> chosenRow() {
        return chosenRow.getReadOnlyProperty();
    }

    /// Shows the ages of now.
    public void age() {
        table.refresh();
    }

    /// How many rows there are.
    public int count() {
        return table.getItems().size();
    }

    /// Says why there are none while there are none.
    public void nothing(String why) {
        nothing.setText(why);
    }

    /// Chooses none.
    public void clearChoice() {
        table.getSelectionModel().clearSelection();
    }

    /// The table.
    public Region view() {
        return table;
    }
}
