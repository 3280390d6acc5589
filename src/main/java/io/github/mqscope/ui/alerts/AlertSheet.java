package io.github.mqscope.ui.alerts;

import io.github.mqscope.ui.create.Sheets;
import io.github.mqscope.ui.words.Words;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What alerts are raised by, changed at once and remembered.
public final class AlertSheet {
    private static final Words WORDS = Words.of(AlertSheet.class);
    private static final double PERCENT = 100;
    private static final int LONGEST = 86_400;

    private final AlertWatch watch;
    private final Sheets sheets;

    /// A sheet to be shown among `sheets`.
    public AlertSheet(AlertWatch watch, Sheets sheets) {
        this.watch = watch;
        this.sheets = sheets;
    }

    /// Opens it.
    public void show() {
        Spinner<Integer> share = spinner("alert-share", 5, 99, watch.share(), PERCENT);
        Spinner<Integer> seconds = spinner("alert-seconds", 0, LONGEST, watch.seconds(), 1);
        CheckBox desktop = new CheckBox(WORDS.get("desktop"));
        desktop.setId("alert-desktop");
        desktop.selectedProperty().bindBidirectional(watch.desktop());
        GridPane form = new GridPane(16, 8);
        form.addRow(0, label("share", share), share);
        form.addRow(1, label("seconds", seconds), seconds);
        form.add(desktop, 0, 2, 2, 1);
        Label always = new Label(WORDS.get("always"));
        always.getStyleClass().add("muted");
        VBox sheet = Sheets.sheet(WORDS.get("title"), form, always);
        sheets.closing(sheet).setDefaultButton(true);
        sheets.show(sheet, share);
    }

    private static Label label(String key, Spinner<?> field) {
        Label label = new Label(WORDS.get(key));
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Spinner<Integer> spinner(String id, int least, int most, DoubleProperty value, double scale) {
        Spinner<Integer> spinner = new Spinner<>(least, most, (int) Math.round(value.get() * scale));
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(110);
        spinner.valueProperty().addListener((o, was, now) -> value.set(now / scale));
        return spinner;
    }
}
