package io.github.mqscope.ui.lessons;

import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Every call of the lesson with its result, and what its loops told, on one line of time. The newest is in sight.
final class CallLog {
    private static final Words WORDS = Words.of(CallLog.class);
    private static final double NANOS = 1e9;
    private static final double MICROS = 1e3;
    private static final double MILLIS = 1e6;
    private static final double WIDE = 36; // In ems; in less there is no room for how long a call took.

    private final ObservableList<LogEntry> entries = FXCollections.observableArrayList();
    private final ListView<LogEntry> list = new ListView<>(entries);
    private final VBox view;

    CallLog() {
        Label title = new Label(WORDS.get("log.title"));
        title.getStyleClass().add("section-title");
        list.setId("lesson-log");
        list.setAccessibleText(WORDS.get("log.title"));
        Label nothing = new Label(WORDS.get("log.none"));
        nothing.getStyleClass().add("muted");
        list.setPlaceholder(nothing);
        list.setCellFactory(l -> new Line());
        list.getStyleClass().add("lesson-log");
        list.heightProperty().subscribe(this::toNewest);
        VBox.setVgrow(list, Priority.ALWAYS);
        view = new VBox(title, list);
        view.getStyleClass().add("log");
    }

    void show(Scene scene) {
        List<LogEntry> now = LogEntry.of(scene);
        if (!now.equals(entries)) {
            entries.setAll(now);
            toNewest();
        }
    }

    private void toNewest() {
        if (!entries.isEmpty()) {
            list.scrollTo(entries.size() - 1);
        }
    }

    private final class Line extends ListCell<LogEntry> {
        private final Label at = label("log-at");
        private final Label who = label("log-who");
        private final Label what = label("log-what");
        private final FontIcon icon = Icons.of(Feather.CIRCLE);
        private final Label result = label("log-result");
        private final Label took = label("log-result");
        private final HBox box = new HBox(at, who, what, result, took);
        private final Tooltip whole = new Tooltip();

        Line() {
            box.getStyleClass().add("log-line");
            what.setMinWidth(0);
            what.setTextOverrun(OverrunStyle.ELLIPSIS);
            what.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(what, Priority.ALWAYS);
            result.setGraphic(icon);
            result.setMinWidth(Region.USE_PREF_SIZE);
            took.setMinWidth(Region.USE_PREF_SIZE);
            took.visibleProperty()
                    .bind(Bindings.createBooleanBinding(this::isWide, list.widthProperty(), fontProperty()));
            took.managedProperty().bind(took.visibleProperty());
            setPrefWidth(0);
        }

        private boolean isWide() {
            return list.getWidth() > WIDE * getFont().getSize();
        }

        private static Label label(String style) {
            Label label = new Label();
            label.getStyleClass().add(style);
            return label;
        }

        @Override
        protected void updateItem(@Nullable LogEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            long begin = entries.isEmpty() ? entry.nanos() : entries.getFirst().nanos();
            at.setText(WORDS.get("log.at", seconds((entry.nanos() - begin) / NANOS)));
            who.setText(entry.who());
            what.setText(entry.what());
            result.setText(words(entry));
            took.setText(entry.took() == 0 ? "" : WORDS.get("log.took", time(entry.took())));
            icon.setIconCode(icon(entry.kind()));
            box.getStyleClass().setAll("log-line", entry.kind().name().toLowerCase(Locale.ROOT));
            setGraphic(box);
            whole.setText(entry.what() + "\n" + words(entry) + " " + took.getText());
            setTooltip(whole);
        }
    }

    private static String words(LogEntry entry) {
        return switch (entry.kind()) {
            case PENDING -> WORDS.get("log.pending");
            case EVENT -> WORDS.get("log.event");
            case DONE, FAILED -> entry.result();
        };
    }

    private static String seconds(double since) {
        return String.format(Locale.ROOT, since < 100 ? "%.3f" : "%.1f", since);
    }

    private static String time(long nanos) {
        return nanos < MILLIS
                ? String.format(Locale.ROOT, "%.0f µs", nanos / MICROS)
                : String.format(Locale.ROOT, nanos < NANOS ? "%.1f ms" : "%.0f ms", nanos / MILLIS);
    }

    private static Feather icon(LogEntry.Kind kind) {
        return switch (kind) {
            case DONE -> Feather.CHECK;
            case FAILED -> Feather.X;
            case PENDING -> Feather.CLOCK;
            case EVENT -> Feather.ZAP;
        };
    }

    Region view() {
        return view;
    }
}
