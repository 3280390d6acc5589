package io.github.mqscope.ui.shell;

import atlantafx.base.theme.Styles;
import io.github.mqscope.mqueue.QueueFailure;
import io.github.mqscope.ui.DemoControl;
import io.github.mqscope.ui.theme.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/// What stands where the queues would be: why there are none, and what to do next.
final class EmptyState {
    private static final double TEXT_WIDTH = 520;

    private final Label title = new Label();
    private final Label words = new Label();
    private final Button create = new Button("Create a queue…", Icons.of(Feather.PLUS));
    private final Button demo = new Button("Start a live demo", Icons.of(Feather.PLAY));
    private final VBox box;

    EmptyState(DemoControl control, Runnable onCreate) {
        title.getStyleClass().add("queue-title");
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.CENTER);
        words.setMaxWidth(TEXT_WIDTH);
        create.setId("empty-create");
        create.setOnAction(e -> onCreate.run());
        demo.setId("empty-demo");
        demo.getStyleClass().add(Styles.ACCENT);
        demo.setOnAction(e -> control.start());
        demo.disableProperty().bind(control.running());
        HBox buttons = new HBox(8, demo, create);
        buttons.setAlignment(Pos.CENTER);
        box = new VBox(16, Icons.large(Feather.INBOX), title, words, buttons);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("empty-state");
    }

    void noQueues() {
        title.setText("No message queues");
        words.setText("There is no POSIX message queue in this IPC namespace. Create one, or start the demo: one"
                + " process sends, another receives, and you watch.");
    }

    void cannotList(QueueFailure why) {
        title.setText("Queues cannot be listed");
        words.setText(why.meaning() + ". " + why.advice() + ".");
    }

    void looking() {
        title.setText("Looking for queues…");
        words.setText("");
    }

    Region view() {
        return box;
    }
}
