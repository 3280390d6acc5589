package io.github.mqscope.ui.viewer;

import atlantafx.base.theme.Styles;
import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.QueueName;
import io.github.mqscope.ui.MessageDrag;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.live.Follower;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.table.RememberedColumns;
import io.github.mqscope.ui.theme.Theme;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
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

    private final TableView<MessageRow> table = new TableView<>();
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

    /// Shows rows. Where the chosen one is among them it stays chosen.
    public void show(List<MessageRow> rows) {
        if (rows.equals(table.getItems())) {
            return;
        }
        if (follower != null && grown(rows)) {
            return;
        }
        renewing = true;
        renew(rows);
        renewing = false;
        choose(table.getSelectionModel().getSelectedItem());
    }

    // Whoever shows the chosen message is not told that it goes and comes again.
    private void renew(List<MessageRow> rows) {
        MessageRow before = table.getSelectionModel().getSelectedItem();
        table.getItems().setAll(rows);
        table.sort();
        if (follower != null) {
            follower.latest();
        }
        Optional<MessageRow> again = rows.stream()
                .filter(row -> before != null && row.key() == before.key())
                .findFirst();
        again.ifPresentOrElse(
                row -> table.getSelectionModel().select(row),
                () -> table.getSelectionModel().clearSelection());
    }

    // Only old ones went at the front and new ones came at the end: those between stay where their reader is.
    private boolean grown(List<MessageRow> rows) {
        List<MessageRow> old = table.getItems();
        if (rows.isEmpty() || old.isEmpty() || !table.getSortOrder().isEmpty()) {
            return false;
        }
        int gone = Math.max(0, old.indexOf(rows.getFirst()));
        int stay = old.size() - gone;
        if (stay > rows.size() || !rows.subList(0, stay).equals(old.subList(gone, old.size()))) {
            return false;
        }
        List<MessageRow> fresh = List.copyOf(rows.subList(stay, rows.size()));
        old.subList(0, gone).clear();
        old.addAll(fresh);
        Objects.requireNonNull(follower).grown(fresh.size(), gone);
        return true;
    }

    /// Has it follow its end, as a list does that grows there.
    public Follower follow() {
        Follower made = new Follower(table);
        follower = made;
        return made;
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
        table.getItems().stream()
                .filter(row -> key != null && row.key() == key)
                .findFirst()
                .ifPresentOrElse(
                        row -> {
                            table.getSelectionModel().select(row);
                            table.scrollTo(row);
                        },
                        () -> table.getSelectionModel().clearSelection());
    }

    /// Brings the chosen row into sight.
    public void reveal() {
        int row = table.getSelectionModel().getSelectedIndex();
        if (row >= 0 && !isInSight(row)) {
            table.scrollTo(row);
        }
    }

    private boolean isInSight(int row) {
        if (!(table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return false;
        }
        table.layout();
        IndexedCell<?> first = flow.getFirstVisibleCell();
        IndexedCell<?> last = flow.getLastVisibleCell();
        return first != null && last != null && first.getIndex() <= row && row < last.getIndex();
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
