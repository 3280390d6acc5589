package io.github.mqscope.ui.explain;

import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.explain.Explainer;
import io.github.mqscope.model.explain.Explanation;
import io.github.mqscope.model.explain.Situation;
import io.github.mqscope.ui.Selection;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.create.Sheets;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A sheet that explains any errno of any queue call, with the numbers of the selected queue and of this machine.
public final class ExplainSheet {
    private static final Words WORDS = Words.of(ExplainSheet.class);
    private static final double WIDTH = 560;
    private static final double HEIGHT = 260;

    private final Selection selection;
    private final Sheets sheets;
    private final ComboBox<String> calls = new ComboBox<>(FXCollections.observableArrayList(Explainer.calls()));
    private final ComboBox<String> errnos = new ComboBox<>();
    private final VBox causes = new VBox(16);

    /// A sheet to be shown among `sheets`.
    public ExplainSheet(Selection selection, Sheets sheets) {
        this.selection = selection;
        this.sheets = sheets;
        calls.setId("explain-call");
        calls.setAccessibleText(WORDS.get("call"));
        errnos.setId("explain-errno");
        errnos.setAccessibleText(WORDS.get("errno"));
        calls.valueProperty().addListener((o, was, now) -> choose(now));
        errnos.valueProperty().addListener((o, was, now) -> explain());
    }

    /// Opens it for a failed call.
    /// @param call  as in a failure, such as `mq_timedsend`
    /// @param errno its name
    public void show(String call, String errno) {
        String plain = call.replace("mq_timed", "mq_");
        calls.setValue(
                calls.getItems().contains(plain) ? plain : calls.getItems().getFirst());
        if (errnos.getItems().contains(errno)) {
            errnos.setValue(errno);
        }
        HBox choice = new HBox(8, calls, new Label(WORDS.get("says")), errnos);
        choice.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = new ScrollPane(causes);
        scroll.setFitToWidth(true);
        scroll.setPrefHeight(HEIGHT);
        VBox sheet = Sheets.sheet(WORDS.get("title"), choice, scroll);
        sheet.getStyleClass().add("explain");
        sheet.setPrefWidth(WIDTH);
        Button _ = sheets.closing(sheet);
        sheets.show(sheet, calls);
    }

    private void choose(String call) {
        errnos.getItems().setAll(Explainer.errnos(call));
        errnos.setValue(errnos.getItems().getFirst());
    }

    private void explain() {
        Snapshot now = selection.snapshot().get();
        String errno = errnos.getValue();
        if (now == null || errno == null) {
            return;
        }
        Situation situation = Situation.of(now, selection.queue());
        List<Explanation> all = Explainer.explain(Objects.requireNonNull(calls.getValue()), errno);
        causes.getChildren().setAll(all.stream().map(e -> cause(e, situation)).toList());
    }

    private static VBox cause(Explanation explanation, Situation now) {
        Label means = wrapped(explanation.means());
        means.getStyleClass().add("section-title");
        Label fix = wrapped(WORDS.get("fix", explanation.fix().apply(now)));
        VBox cause =
                new VBox(4, means, wrapped(WORDS.get("here", explanation.here().apply(now))), fix);
        cause.getStyleClass().add("note");
        return cause;
    }

    private static Label wrapped(String text) {
        Label label = WrappedLine.saying(text);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
