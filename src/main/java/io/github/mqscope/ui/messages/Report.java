package io.github.mqscope.ui.messages;

import io.github.mqscope.ui.words.Words;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What a person must know of a look that did not go as if nothing had happened.
final class Report {
    private static final Words WORDS = Words.of(Report.class);

    private final VBox lines = new VBox();
    private final Button dismiss = new Button("", new FontIcon(Feather.X));
    private final HBox view = new HBox(lines, dismiss);
    private List<String> shown = List.of();

    Report() {
        lines.setSpacing(4);
        HBox.setHgrow(lines, Priority.ALWAYS);
        dismiss.setId("look-report-dismiss");
        dismiss.setAccessibleText(WORDS.get("dismiss"));
        dismiss.setTooltip(new Tooltip(WORDS.get("dismiss")));
        dismiss.getStyleClass().add("call-dismiss");
        dismiss.setMinWidth(Region.USE_PREF_SIZE);
        dismiss.setOnAction(e -> view.setVisible(false));
        view.setId("look-report");
        view.getStyleClass().add("report");
        view.managedProperty().bind(view.visibleProperty());
        view.setVisible(false);
    }

    void show(List<String> sentences) {
        if (sentences.equals(shown)) {
            return; // Dismissed, it stays so until there is news.
        }
        shown = List.copyOf(sentences);
        view.setVisible(!sentences.isEmpty());
        lines.getChildren().setAll(sentences.stream().map(Report::line).toList());
        view.setAccessibleText(String.join(" ", sentences));
    }

    private static Label line(String sentence) {
        Label line = new Label(sentence, new FontIcon(Feather.ALERT_TRIANGLE));
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    Region view() {
        return view;
    }
}
