package io.github.mqscope.ui.viewer;

import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;

/// The columns of a list of messages. Where there is too little room for all of them they give way.
final class MessageColumns {
    private static final Words WORDS = Words.of(MessageColumns.class);
    private static final int PREVIEW_BYTES = 160;
    private static final double PREVIEW_LEAST = 100;
    private static final double SCROLL_BAR = 12;
    // Of its width, where there is too little room for all columns.
    private static final double LEAST = 0.6;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private MessageColumns() {}

    /// One, as wide as what is in it.
    static TableColumn<MessageRow, ?> of(MessageTable.Column column) {
        return switch (column) {
            case POSITION -> numbers("#", 44, MessageRow::number);
            case TIME ->
                texts(
                        WORDS.get("column.time"),
                        80,
                        row -> row.seen().map(s -> TIME.format(s.at())).orElse(""));
            case DIRECTION ->
                texts(
                        WORDS.get("column.way"),
                        92,
                        row -> row.seen().map(MessageColumns::way).orElse(""));
            case PRIORITY ->
                numbers(WORDS.get("column.priority"), 76, row ->
                        (long) row.message().priority());
            case SIZE -> numbers(WORDS.get("column.size"), 64, MessageRow::size);
            case SENDER -> texts(WORDS.get("column.sender"), 108, MessageColumns::sender);
            case AGE -> texts(WORDS.get("column.age"), 64, MessageColumns::age);
            case PREVIEW -> preview();
        };
    }

    /// Has the columns give way to the preview where a width has too little room for all of them, and only there. The
    /// toolkit would leave them narrow when there is room again.
    /// @param scale how much larger than normal the text is
    static void fit(List<TableColumn<MessageRow, ?>> columns, double width, double scale) {
        double wanted = columns.stream()
                .filter(TableColumn::isVisible)
                .mapToDouble(MessageColumns::width)
                .sum();
        double room = width / scale - PREVIEW_LEAST - SCROLL_BAR;
        double share = wanted <= 0 ? 1 : Math.clamp(room / wanted, LEAST, 1);
        for (TableColumn<MessageRow, ?> column : columns) {
            if (width(column) > 0) {
                column.setMinWidth(width(column) * scale * share);
            }
        }
    }

    private static double width(TableColumn<MessageRow, ?> column) {
        return column.getUserData() instanceof Double width ? width : 0;
    }

    private static String sender(MessageRow row) {
        return row.sent()
                .map(send -> send.caller().name() + " " + send.caller().pid())
                .orElseGet(() -> WORDS.get("column.sender.unknown"));
    }

    private static String age(MessageRow row) {
        return row.sent().map(send -> seconds(send.start())).orElse("?");
    }

    private static String seconds(Instant since) {
        long seconds = Math.max(0, Duration.between(since, Instant.now()).toSeconds());
        return seconds < 120
                ? WORDS.get("column.age.seconds", seconds)
                : seconds < 7200
                        ? WORDS.get("column.age.minutes", seconds / 60)
                        : WORDS.get("column.age.hours", seconds / 3600);
    }

    private static String way(SeenMessage seen) {
        return WORDS.get(seen.sent() ? "column.way.sent" : "column.way.received");
    }

    private static TableColumn<MessageRow, String> texts(
            String title, double width, Function<MessageRow, String> value) {
        TableColumn<MessageRow, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        size(column, width);
        return column;
    }

    private static TableColumn<MessageRow, Long> numbers(String title, double width, Function<MessageRow, Long> value) {
        TableColumn<MessageRow, Long> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.getStyleClass().add("numbers");
        size(column, width);
        return column;
    }

    private static void size(TableColumn<?, ?> column, double width) {
        column.setUserData(width);
        column.setMinWidth(width);
        column.setPrefWidth(width);
        column.setMaxWidth(width * 2);
    }

    private static TableColumn<MessageRow, String> preview() {
        TableColumn<MessageRow, String> column = new TableColumn<>(WORDS.get("column.preview"));
        column.setCellValueFactory(cell ->
                new ReadOnlyObjectWrapper<>(Escaped.of(cell.getValue().message().body(), PREVIEW_BYTES)));
        column.getStyleClass().add("preview");
        column.setMinWidth(PREVIEW_LEAST);
        column.setPrefWidth(PREVIEW_LEAST); // And all the room that is left.
        return column;
    }
}
