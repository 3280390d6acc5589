package io.github.mqscope.ui.transfer;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.ui.words.Words;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A queue to choose: its name, how full it is, whether the messages fit.
final class QueueCell extends ListCell<QueueState> {
    private static final Words WORDS = Words.of(QueueCell.class);

    private final Label name = new Label();
    private final Label depth = new Label();
    private final Label fit = new Label();
    private final HBox line = new HBox(name, depth, fit);
    private final Function<QueueState, TransferFit> fits;

    QueueCell(Function<QueueState, TransferFit> fits) {
        this.fits = fits;
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        depth.setMinWidth(USE_PREF_SIZE);
        depth.getStyleClass().add("explained");
        fit.setMinWidth(USE_PREF_SIZE);
        line.getStyleClass().add("form-line");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(QueueState queue, boolean empty) {
        super.updateItem(queue, empty);
        setGraphic(empty || queue == null ? null : line);
        if (!empty && queue != null) {
            TransferFit now = fits.apply(queue);
            name.setText(queue.name().toString());
            depth.setText(queue.attributes()
                    .map(a -> WORDS.get("depth", a.curmsgs(), a.maxmsg()))
                    .orElse(""));
            long takes = queue.attributes().map(a -> a.msgsize()).orElse(0L);
            fit.setText(WORDS.get("fit." + now.name().toLowerCase(Locale.ROOT), takes));
            fit.getStyleClass().setAll("label", style(now));
            setAccessibleText(name.getText() + ", " + depth.getText() + ", " + fit.getText());
        }
    }

    private static String style(TransferFit fit) {
        return switch (fit) {
            case FITS -> "success-text";
            case PARTLY, FULL -> "warning-text";
            case TOO_SMALL, UNKNOWN -> "danger-text";
        };
    }
}
