package io.github.mqscope.ui.messages;

import io.github.mqscope.ui.words.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A look under way: counts, a bar and Stop.
final class LookProgress {
    private static final Words WORDS = Words.of(LookProgress.class);

    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label note = new Label(WORDS.get("look.journal"));
    private final Button stop = new Button(WORDS.get("look.stop-restore"));
    private final VBox view = new VBox(words, bar, note, stop);
    private Look.@Nullable Running shown;

    LookProgress() {
        words.setId("look-progress");
        words.getStyleClass().add("target-name");
        bar.setPrefWidth(320);
        note.getStyleClass().add("explained");
        note.setWrapText(true);
        stop.setId("look-stop");
        stop.setOnAction(e -> {
            if (shown != null) {
                shown.pending().cancel();
            }
        });
        view.getStyleClass().add("nothing-here");
        view.setMinHeight(0);
    }

    void show(Look.Running look) {
        shown = look;
        words.setText(look.words());
        stop.setText(WORDS.get(look.journal() ? "look.stop" : "look.stop-restore"));
        bar.setProgress(Math.clamp(look.progress(), 0, 1));
        view.setAccessibleText(look.words());
    }

    Region view() {
        return view;
    }
}
