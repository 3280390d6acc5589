package io.github.mqscope.ui.trace;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TracedWords;
import io.github.mqscope.ui.controls.RememberedColumns;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// The table of traced calls. Failed and blocked calls and losses are marked, by words as well as by colour.
final class TraceTable extends TableView<TraceRow> {
    private static final Words WORDS = Words.of(TraceTable.class);
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass BLOCKED = PseudoClass.getPseudoClass("blocked");
    private static final PseudoClass LOSS = PseudoClass.getPseudoClass("loss");

    /// @param namespace this space's; queues of others say theirs
    TraceTable(ObservableList<TraceRow> rows, Settings settings, long namespace) {
        super(rows);
        setId("trace");
        setAccessibleText(WORDS.get("accessible"));
        getStyleClass().addAll(Styles.DENSE, "trace-table");
        getColumns()
                .setAll(List.of(
                        text("time", 152, TraceWords::time),
                        text("process", 142, TraceWords::process),
                        text("call", 124, TracedWords::function),
                        text("queue", 100, e -> TraceWords.queue(e, namespace)),
                        text("result", 84, TraceWords::result),
                        numbers("took", 94, TraceTable::took),
                        numbers(
                                "priority",
                                74,
                                e -> TraceWords.priority(e).map(String::valueOf).orElse("")),
                        numbers("bytes", 58, TraceTable::bytes),
                        info()));
        setTableMenuButtonVisible(true);
        RememberedColumns.of(settings, "trace", this).menu(this);
        setRowFactory(table -> new MarkedRow());
        Label nothing = new Label(WORDS.get("empty"));
        nothing.getStyleClass().add("muted");
        setPlaceholder(nothing);
        setMinHeight(0);
    }

    private static String bytes(TraceEvent e) {
        return e.movedMessage() || e.call() == TraceCall.SEND ? String.valueOf(e.messageLength()) : "";
    }

    private static String took(TraceEvent e) {
        return (e.is(TraceMark.BLOCKED) ? "‖ " : "") + TraceWords.duration(e);
    }

    private static TableColumn<TraceRow, String> text(String id, double width, Function<TraceEvent, String> words) {
        TableColumn<TraceRow, String> column = column(id, width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(
                cell.getValue() instanceof TraceRow.Call(long _, TraceEvent e) ? words.apply(e) : ""));
        return column;
    }

    private static TableColumn<TraceRow, String> column(String id, double width) {
        TableColumn<TraceRow, String> column = new TableColumn<>(WORDS.get("column." + id));
        column.setId(id);
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    private static TableColumn<TraceRow, String> numbers(String id, double width, Function<TraceEvent, String> words) {
        TableColumn<TraceRow, String> column = text(id, width, words);
        column.getStyleClass().add("numbers");
        return column;
    }

    private static TableColumn<TraceRow, String> info() {
        TableColumn<TraceRow, String> column = column("message", 300);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(
                switch (cell.getValue()) {
                    case TraceRow.Call(long _, TraceEvent e) -> TraceWords.info(e);
                    case TraceRow.Loss(long _, long lost) -> WORDS.get("loss", lost);
                }));
        column.getStyleClass().add("preview");
        return column;
    }

    /// The chosen call.
    Optional<TraceEvent> chosen() {
        return getSelectionModel().getSelectedItem() instanceof TraceRow.Call(long _, TraceEvent e)
                ? Optional.of(e)
                : Optional.empty();
    }

    /// Chooses a row and brings it into sight.
    void choose(int place) {
        getSelectionModel().clearAndSelect(place);
        scrollTo(place);
    }

    private static final class MarkedRow extends TableRow<TraceRow> {
        @Override
        protected void updateItem(@Nullable TraceRow row, boolean empty) {
            super.updateItem(row, empty);
            TraceEvent event = row instanceof TraceRow.Call(long _, TraceEvent e) ? e : null;
            pseudoClassStateChanged(FAILED, event != null && !event.succeeded() && !event.is(TraceMark.PENDING));
            pseudoClassStateChanged(BLOCKED, event != null && event.is(TraceMark.BLOCKED));
            pseudoClassStateChanged(LOSS, row instanceof TraceRow.Loss);
        }
    }
}
