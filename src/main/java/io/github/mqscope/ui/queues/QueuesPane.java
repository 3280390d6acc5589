package io.github.mqscope.ui.queues;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.ui.Composer;
import io.github.mqscope.ui.MessageDrag;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.Throttle;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Action.Category;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.alerts.AlertWatch;
import io.github.mqscope.ui.controls.RememberedColumns;
import io.github.mqscope.ui.filter.FilterBox;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The list of queues with its filter.
public final class QueuesPane {
    private static final Words WORDS = Words.of(QueuesPane.class);
    private static final Duration AT_MOST_EVERY = Duration.millis(250);

    private final Selection selection;
    private final Settings settings;
    private final Actions actions;
    private final Composer composer;
    private final AlertWatch alerts;
    private final Runnable enter;
    private final Pins pins;
    private final QueueRows rows = new QueueRows();
    private final FilteredList<QueueRow> filtered = new FilteredList<>(rows.list());
    private final SortedList<QueueRow> sorted = new SortedList<>(filtered);
    private final TableView<QueueRow> table = new TableView<>();
    private final Choice choice;
    private final FilterBox<QueueRow> filter;
    private final BorderPane view = new BorderPane();
    private Predicate<QueueRow> wanted = row -> true;

    /// @param alerts what is marked in the list
    /// @param enter  moves the keyboard to the selected queue
    public QueuesPane(
            Selection selection,
            Settings settings,
            Actions actions,
            Composer composer,
            AlertWatch alerts,
            Runnable enter) {
        this.selection = selection;
        this.settings = settings;
        this.actions = actions;
        this.composer = composer;
        this.alerts = alerts;
        this.enter = enter;
        this.pins = new Pins(settings);
        this.choice = new Choice(table, selection.key());
        this.filter = new FilterBox<>(
                "queue-filter",
                WORDS.get("filter.what"),
                WORDS.get("filter.explained"),
                QueueRow.GRAMMAR,
                this::filter);
        filter.remember(settings, "queues.filters");
        filter.onEscape(table::requestFocus);
        buildTable();
        view.setCenter(table);
        view.setMinWidth(180);
        Throttle pace = new Throttle(AT_MOST_EVERY, this::update);
        selection.snapshot().addListener((o, was, now) -> pace.ask());
        update();
    }

    /// Enters what can be done with the chosen queues in the registry. The acts that a person is asked about are the
    /// window's.
    public void register() {
        var none = selection.key().isNull();
        actions.add(Action.of("queue.enter", WORDS.get("enter"), Category.QUEUE, enter)
                .disabledWhen(none));
        actions.add(Action.of("queue.pin", WORDS.get("pin"), Category.QUEUE, this::pin)
                .key(new KeyCodeCombination(KeyCode.D, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN))
                .disabledWhen(none));
        HBox head = new HBox(filter.view(), create());
        head.getStyleClass().add("pane-head");
        HBox.setHgrow(filter.view(), Priority.ALWAYS);
        view.setTop(head);
        new QueueMenu(actions, table);
    }

    private void buildTable() {
        table.setId("queues");
        table.setAccessibleText(WORDS.get("queues"));
        table.getStyleClass().addAll(Styles.STRIPED, Styles.DENSE, "queue-table");
        Label nothing = new Label(WORDS.get("filter.nothing"));
        nothing.getStyleClass().add("muted");
        table.setPlaceholder(nothing);
        table.setItems(sorted);
        table.setSortPolicy(t -> {
            choice.keep(() -> sorted.setComparator(order()));
            return true;
        });
        table.getColumns().setAll(QueueColumns.all(pins, alerts));
        table.getSortOrder().add(table.getColumns().getFirst());
        table.setTableMenuButtonVisible(true);
        table.setRowFactory(t -> new StateRow());
        MessageDrag.take(
                table,
                (row, messages) ->
                        composer.copyTo(messages, Optional.of(row.now().key())));
        RememberedColumns.of(settings, "queues", table);
        sorted.setComparator(order());
        alerts.news().addListener((o, was, now) -> {
            if (!now.isNone()) {
                table.refresh(); // An alert can come and go while its queue stays as it is.
            }
        });
        pins.onChange(o -> choice.keep(this::sortAnew));
        table.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    private Comparator<QueueRow> order() {
        Comparator<QueueRow> byColumn = table.getComparator();
        Comparator<QueueRow> pinnedFirst =
                Comparator.comparing(row -> !pins.contains(row.now().name()));
        return byColumn == null ? pinnedFirst : pinnedFirst.thenComparing(byColumn);
    }

    private void sortAnew() {
        sorted.setComparator(order());
        table.refresh();
    }

    private Button create() {
        Button create = new Button("", Icons.of(Feather.PLUS));
        create.setId("queue-create");
        create.getStyleClass().add(Styles.BUTTON_ICON);
        return actions.bind(create, "queue.create");
    }

    // What is typed in the list goes into the filter.
    private void typed(KeyEvent key) {
        String text = key.getCharacter();
        boolean isText = text.length() == 1 && !Character.isISOControl(text.charAt(0)) && !text.isBlank();
        if (isText && !key.isShortcutDown() && !key.isAltDown()) {
            filter.append(text);
            key.consume();
        }
    }

    private void pin() {
        pins.toggle(chosen().stream().map(QueueState::name).toList());
    }

    private void update() {
        Snapshot now = selection.snapshot().get();
        if (now != null) {
            choice.keep(() -> refresh(now));
            choice.retain(rows);
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
        if (!isInOrder(table.getItems(), sorted.getComparator())) {
            sorted.setComparator(order());
        }
    }

    private static boolean isInOrder(List<QueueRow> rows, @Nullable Comparator<? super QueueRow> order) {
        return order == null
                || IntStream.range(1, rows.size()).allMatch(i -> order.compare(rows.get(i - 1), rows.get(i)) <= 0);
    }

    private void filter(Predicate<QueueRow> now) {
        wanted = now;
        choice.keep(this::applyFilter);
        choice.retain(rows);
    }

    // A new predicate object each time: the rows' contents may have changed under the same filter.
    private void applyFilter() {
        Predicate<QueueRow> now = wanted;
        filtered.setPredicate(filter.isEmpty() ? null : now::test);
    }

    /// The chosen queues as last seen.
    public List<QueueState> chosen() {
        Snapshot now = selection.snapshot().get();
        return now == null
                ? List.of()
                : choice.keys().stream().flatMap(key -> now.find(key).stream()).toList();
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
