package io.github.mqscope.ui.notify;

import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.queue.NotifyVia;
import io.github.mqscope.ui.controls.Segments;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.words.Words;
import java.util.Locale;
import java.util.OptionalInt;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// How to be told, whether to re-arm, whether to drain; and what each means.
final class RequestForm {
    private static final Words WORDS = Words.of(RequestForm.class);

    private final ToggleButton signal = new ToggleButton(WORDS.get("via.signal"));
    private final ToggleButton thread = new ToggleButton(WORDS.get("via.thread"));
    private final ToggleButton none = new ToggleButton(WORDS.get("via.none"));
    private final CheckBox rearm = new CheckBox(WORDS.get("rearm"));
    private final CheckBox drain = new CheckBox(WORDS.get("drain"));
    private final Label viaMeaning = new Label();
    private final Label orderMeaning = new Label();
    private final Segments segments;
    private final VBox view;

    RequestForm(Settings settings) {
        signal.setId("notify-signal");
        thread.setId("notify-thread");
        none.setId("notify-none");
        rearm.setId("notify-rearm");
        drain.setId("notify-drain");
        rearm.selectedProperty().bindBidirectional(settings.flag("notify.rearm", false));
        drain.selectedProperty().bindBidirectional(settings.flag("notify.drain", false));
        viaMeaning.setId("notify-via-meaning");
        orderMeaning.setId("notify-order-meaning");
        explained(viaMeaning);
        explained(orderMeaning);
        segments = new Segments(signal, thread, none);
        segments.onChange(this::explain);
        rearm.selectedProperty().subscribe(this::explain);
        drain.selectedProperty().subscribe(this::explain);
        VBox how = group(segments.view(), viaMeaning);
        view = group(how, group(rearm, drain, orderMeaning));
        view.setSpacing(12);
        explain();
    }

    /// What a registration was made with cannot be changed; what it means stays readable.
    void disabledWhile(ObservableBooleanValue armed) {
        segments.view().disableProperty().bind(armed);
        rearm.disableProperty().bind(armed);
        drain.disableProperty().bind(armed);
    }

    private static VBox group(Region... parts) {
        VBox group = new VBox(parts);
        group.getStyleClass().add("form-group");
        return group;
    }

    private static void explained(Label label) {
        WrappedLine.wrap(label, "explained");
    }

    private void explain() {
        viaMeaning.setText(WORDS.get("means." + via().name().toLowerCase(Locale.ROOT)));
        orderMeaning.setText(
                WORDS.get("order." + (rearm.isSelected() ? "rearm" : "once") + (drain.isSelected() ? ".drain" : "")));
        orderMeaning.getStyleClass().remove("warned");
        if (drain.isSelected()) {
            orderMeaning.getStyleClass().add("warned");
        }
    }

    private NotifyVia via() {
        return none.isSelected() ? NotifyVia.NONE : thread.isSelected() ? NotifyVia.THREAD : NotifyVia.SIGNAL;
    }

    NotifyRequest request() {
        return new NotifyRequest(via(), OptionalInt.empty(), rearm.isSelected(), drain.isSelected());
    }

    Region view() {
        return view;
    }
}
