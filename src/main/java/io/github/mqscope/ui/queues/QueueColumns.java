package io.github.mqscope.ui.queues;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.alerts.AlertWatch;
import io.github.mqscope.ui.chart.SparklineCell;
import io.github.mqscope.ui.words.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.control.TableColumn;

/// The columns of the queue list. They sort by value, not by text.
final class QueueColumns {
    private static final Words WORDS = Words.of(QueueColumns.class);

    private QueueColumns() {}

    static List<TableColumn<QueueRow, QueueState>> all(Pins pins, AlertWatch alerts) {
        TableColumn<QueueRow, QueueState> name = text("name", 130, s -> s.name().toString());
        name.setCellFactory(c -> new NameCell(pins));
        name.setComparator(Comparator.comparing(QueueState::name));
        name.setMinWidth(80);
        return List.of(
                name,
                depth(),
                lastMinute(),
                marks(alerts),
                rate(),
                number("bytes", 68, s -> s.status().map(st -> st.qsize()).orElse(-1L)),
                number(
                        "msgsize",
                        76,
                        s -> s.attributes().map(QueueAttributes::msgsize).orElse(-1L)),
                text("mode", 60, s -> String.format(Locale.ROOT, "%04o", s.mode())),
                text("owner", 84, s -> Escaped.of(s.owner())));
    }

    private static TableColumn<QueueRow, QueueState> column(String id, double width) {
        TableColumn<QueueRow, QueueState> column = new TableColumn<>(WORDS.get("column." + id));
        column.setId(id);
        column.setCellValueFactory(row -> row.getValue().state());
        column.setPrefWidth(width);
        return column;
    }

    private static TableColumn<QueueRow, QueueState> text(String id, double width, Function<QueueState, String> words) {
        TableColumn<QueueRow, QueueState> column = column(id, width);
        column.setComparator(Comparator.comparing(words));
        column.setCellFactory(c -> new TextCell(words));
        return column;
    }

    private static TableColumn<QueueRow, QueueState> number(String id, double width, Function<QueueState, Long> value) {
        TableColumn<QueueRow, QueueState> column = column(id, width);
        column.setComparator(Comparator.comparing(value));
        numbers(column, s -> value.apply(s) < 0 ? "?" : String.valueOf(value.apply(s)));
        return column;
    }

    private static TableColumn<QueueRow, QueueState> depth() {
        TableColumn<QueueRow, QueueState> column = column("messages", 122);
        column.setComparator(Comparator.comparingDouble(QueueState::fill).thenComparingLong(QueueState::depth));
        column.setCellFactory(c -> new DepthCell());
        return column;
    }

    private static TableColumn<QueueRow, QueueState> lastMinute() {
        TableColumn<QueueRow, QueueState> column = column("last-minute", 70);
        column.setComparator(
                Comparator.comparingInt(state -> state.history().minute().highest()));
        column.setCellFactory(c -> new SparklineCell<>());
        return column;
    }

    private static TableColumn<QueueRow, QueueState> marks(AlertWatch alerts) {
        TableColumn<QueueRow, QueueState> column = column("marks", 76);
        column.setComparator(Comparator.comparingInt(QueueColumns::urgency));
        column.setCellFactory(c -> new MarksCell(alerts));
        return column;
    }

    // Blocked senders first, then blocked receivers, then the registered.
    private static int urgency(QueueState s) {
        int registered = s.status().filter(st -> st.isRegistered()).isPresent() ? 1 : 0;
        return s.blockedSenders().size() * 10_000 + s.blockedReceivers().size() * 10 + registered;
    }

    private static TableColumn<QueueRow, QueueState> rate() {
        TableColumn<QueueRow, QueueState> column = column("changes", 98);
        column.setComparator(Comparator.comparingDouble(QueueState::changesPerSecond));
        numbers(column, s -> String.format(Locale.ROOT, "%.0f", s.changesPerSecond()));
        return column;
    }

    private static void numbers(TableColumn<QueueRow, QueueState> column, Function<QueueState, String> words) {
        column.getStyleClass().add("numbers");
        column.setCellFactory(c -> {
            TextCell cell = new TextCell(words);
            cell.getStyleClass().add("numbers");
            return cell;
        });
    }
}
