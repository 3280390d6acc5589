package io.github.mqscope.ui.limits;

import io.github.mqscope.model.CreationFit;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.words.Words;
import java.util.Locale;
import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// "Would this fit?": a size typed in, the kernel's answer foretold with its reason.
final class FitForm {
    private static final Words WORDS = Words.of(FitForm.class);
    private static final double WIDTH = 340;
    private static final int FIELD_COLUMNS = 9;

    private final ReadOnlyObjectProperty<@Nullable Snapshot> snapshot;
    private final TextField maxmsg = field("fit-maxmsg", "10");
    private final TextField msgsize = field("fit-msgsize", "8192");
    private final Label verdict = new Label();
    private final VBox view;

    FitForm(ReadOnlyObjectProperty<@Nullable Snapshot> snapshot) {
        this.snapshot = snapshot;
        verdict.setId("fit-verdict");
        WrappedLine.wrap(verdict);
        verdict.setPrefWidth(WIDTH);
        verdict.setAlignment(Pos.TOP_LEFT);
        GridPane form = new GridPane(16, 8);
        form.addRow(0, label("mq_maxmsg", maxmsg), maxmsg);
        form.addRow(1, label("mq_msgsize", msgsize), msgsize);
        view = new VBox(8, form, verdict);
    }

    private static Label label(String text, TextField field) {
        Label label = new Label(text);
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private TextField field(String id, String first) {
        TextField field = new TextField(first);
        field.setId(id);
        field.setPrefColumnCount(FIELD_COLUMNS);
        field.textProperty().addListener((o, was, now) -> update());
        return field;
    }

    void update() {
        Snapshot now = snapshot.get();
        OptionalLong messages = number(maxmsg);
        OptionalLong bytes = number(msgsize);
        if (now == null) {
            return;
        }
        CreationFit fit = CreationFit.of(now, messages.orElse(0), bytes.orElse(0));
        verdict.setText(words(fit, now));
        String style = fit.verdict() == CreationFit.Verdict.FITS ? "success-text" : "danger-text";
        verdict.getStyleClass().setAll("label", style);
    }

    private static OptionalLong number(TextField field) {
        try {
            return OptionalLong.of(Long.parseLong(field.getText().strip()));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    private static String words(CreationFit fit, Snapshot now) {
        String key = "fit." + fit.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
        long ceiling =
                switch (fit.verdict()) {
                    case ABOVE_MSG_MAX -> now.limits().msgMax();
                    case ABOVE_MSGSIZE_MAX -> now.limits().msgsizeMax();
                    case NO_MORE_QUEUES -> now.limits().queuesMax();
                    default -> fit.left();
                };
        boolean unlimited = fit.verdict() == CreationFit.Verdict.FITS && fit.left() < 0;
        return WORDS.get(unlimited ? "fit.unlimited" : key, fit.cost(), ceiling);
    }

    Region view() {
        return view;
    }
}
