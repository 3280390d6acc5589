package io.github.mqscope.ui.detail;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.controls.Columns;
import io.github.mqscope.ui.controls.RememberedColumns;
import io.github.mqscope.ui.filter.Field;
import io.github.mqscope.ui.filter.FilterBox;
import io.github.mqscope.ui.filter.Grammar;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.words.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Who waits on the queue and who holds it open, the waiting first unless sorted otherwise.
final class HoldersTable {
    private static final Words WORDS = Words.of(HoldersTable.class);
    private static final Grammar<Holder> GRAMMAR = new Grammar<>(
            Holder::words,
            List.of(
                    new Field.Text<>("process", Holder::who),
                    new Field.Number<>("pid", Holder::pid),
                    new Field.Number<>("tid", Holder::tid),
                    new Field.Text<>("access", Holder::access),
                    new Field.Text<>("call", Holder::call),
                    new Field.Number<>("since", Holder::seconds)));

    private final TableView<Holder> table = new TableView<>();
    private final BorderPane view = new BorderPane(table);
    private final HolderMenu menu;
    private Predicate<Holder> filter = holder -> true;
    private @Nullable QueueState queue;
    private Instant asOf = Instant.EPOCH;

    HoldersTable(Selection selection, Settings settings) {
        menu = new HolderMenu(selection);
        table.setId("holders");
        table.setAccessibleText(WORDS.get("holders"));
        table.getStyleClass().addAll("holders", Styles.STRIPED, Styles.DENSE);
        Label nobody = new Label(WORDS.get("holders.nobody"));
        nobody.getStyleClass().add("muted");
        table.setPlaceholder(nobody);
        table.setMinHeight(0);
        table.getColumns()
                .setAll(List.of(
                        Columns.text("who", WORDS.get("column.process"), 92, Holder::who),
                        Columns.number("pid", WORDS.get("column.pid"), 64, Holder::pid),
                        Columns.text("tid", WORDS.get("column.tid"), 68, h -> h.tid() == 0 ? "" : "" + h.tid()),
                        Columns.text("call", WORDS.get("column.call"), 242, Holder::call),
                        Columns.text("since", WORDS.get("column.since"), 76, Holder::since),
                        Columns.text("access", WORDS.get("column.access"), 90, Holder::access),
                        Columns.text("fd", WORDS.get("column.fd"), 48, h -> h.fd() < 0 ? "" : "" + h.fd()),
                        Columns.text("nonblock", "O_NONBLOCK", 96, h -> h.nonBlocking() ? WORDS.get("yes") : ""),
                        Columns.text("uid", WORDS.get("column.uid"), 56, Holder::uid)));
        table.setSortPolicy(t -> {
            update();
            return true;
        });
        table.setRowFactory(t -> row());
        table.setOnKeyPressed(menu::key);
        RememberedColumns.of(settings, "detail.holders", table).menu(table);
        FilterBox<Holder> box = new FilterBox<>(
                "holders-filter", WORDS.get("holders.filter"), WORDS.get("holders.filter.tip"), GRAMMAR, this::filter);
        box.remember(settings, "detail.holders.filters");
        BorderPane head = new BorderPane(box.view());
        head.getStyleClass().add("pane-head");
        view.setTop(head);
        view.setMinHeight(0);
    }

    private TableRow<Holder> row() {
        TableRow<Holder> row = new TableRow<>();
        row.itemProperty().addListener((o, was, now) -> {
            row.getStyleClass().removeAll("danger-row", "accent-row");
            if (now != null && now.isBlocked()) {
                row.getStyleClass().add(now.kind() == Holder.Kind.BLOCKED_SENDER ? "danger-row" : "accent-row");
            }
            row.setAccessibleText(now == null ? null : now.words());
        });
        ContextMenu items = new ContextMenu();
        row.setContextMenu(items);
        row.setOnContextMenuRequested(e -> items.getItems()
                .setAll(Optional.ofNullable(row.getItem()).map(menu::items).orElse(List.of())));
        return row;
    }

    private void filter(Predicate<Holder> wanted) {
        filter = wanted;
        update();
    }

    /// @param moment of which the state is, until which waiting times are shown
    void show(QueueState now, Instant moment) {
        queue = now;
        asOf = moment;
        update();
    }

    // Rows that say the same stay untouched, so that the selection and the scroll position do too.
    private void update() {
        if (queue == null) {
            return;
        }
        Stream<Holder> wanted = Holder.of(queue, asOf).stream().filter(filter);
        Comparator<Holder> order = table.getComparator();
        List<Holder> now = (order == null ? wanted : wanted.sorted(order)).toList();
        boolean same = now.size() == table.getItems().size();
        for (int i = 0; same && i < now.size(); i++) {
            same = now.get(i).isSame(table.getItems().get(i));
        }
        if (same) {
            replaceChanged(now);
        } else {
            replaceAll(now);
        }
    }

    private void replaceChanged(List<Holder> now) {
        for (int i = 0; i < now.size(); i++) {
            if (!now.get(i).equals(table.getItems().get(i))) {
                table.getItems().set(i, now.get(i));
            }
        }
    }

    private void replaceAll(List<Holder> now) {
        Holder before = table.getSelectionModel().getSelectedItem();
        table.getItems().setAll(now);
        now.stream()
                .filter(holder -> before != null && holder.isSame(before))
                .findFirst()
                .ifPresent(table.getSelectionModel()::select);
    }

    Region view() {
        return view;
    }
}
